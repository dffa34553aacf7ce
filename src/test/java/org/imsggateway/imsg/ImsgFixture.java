package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.config.OwnerOnly;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.OutboundMessage;
import org.imsggateway.message.Service;
import org.imsggateway.rpc.ChildRecords;
import org.imsggateway.rpc.JsonRpcClient;
import org.imsggateway.simulator.SimulatorMain;
import tools.jackson.databind.json.JsonMapper;

/** The package's own objects, put together as the application does it, over a real child and a recording pipeline. */
final class ImsgFixture implements AutoCloseable {

    static final Duration LONG = Duration.ofMinutes(1);

    final ForwardClock clock = new ForwardClock();
    final RecordingPipeline pipeline = new RecordingPipeline();
    final List<ImsgState> states = new CopyOnWriteArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final ImsgLinks links = new ImsgLinks(JsonRpcClient::new, new ImsgMetrics(meters, clock));
    final ConfigStore config;
    final ImsgProcessManager manager;
    final ImsgChannel channel;
    final ChannelReport report;
    private final Path database;
    private final Path directory;
    private final TestStore store;

    /** The system's clock, put forward as a test wants. */
    static final class ForwardClock extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        void forward(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public java.time.Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    ImsgFixture(Path program, Path directory) {
        this(program, directory, "probeTimeoutMs: 20000");
    }

    ImsgFixture(Path program, Path directory, String setting) {
        this(program, directory, setting, ImsgPace.PATIENCE);
    }

    ImsgFixture(Path program, Path directory, String setting, Duration patience) {
        this.directory = directory;
        this.database = directory.resolve("chat.db");
        this.config =
                new ConfigStore(GatewayConfig.parse("""
                channels:
                  imessage:
                    cliPath: %s
                    dbPath: %s
                    %s
                gateway:
                  home: %s
                  restart:
                    delay: 50ms
                    maxDelay: 200ms
                """.formatted(program, database, setting, directory)), _ -> {});
        ImsgLauncher launcher = new ImsgLauncher(() -> directory);
        ImsgTool tool = new ImsgTool(launcher);
        this.store = TestStore.sqlite(directory);
        ImsgPace pace = new ImsgPace(clock, clock, Duration.ofMillis(10), patience);
        ImsgWatches watches = new ImsgWatches(
                pipeline,
                new DatabaseMarkRepository(store.jdbc(), JsonMapper.shared()),
                new KnownRowsRepository(store.jdbc(), JsonMapper.shared()),
                store.transactions(),
                launcher,
                pace);
        ImsgStarter starter = new ImsgStarter(
                launcher, tool, new ChildRecords(() -> directory.resolve("children"), OwnerOnly::write));
        this.manager = new ImsgProcessManager(config, watches, links, starter, this::heard, pace);
        this.channel = new ImsgChannel(links, id -> config.current().account(id).orElse(null), launcher, clock);
        this.report = new ChannelReport(manager, pipeline, new ImsgProbe(tool), clock);
    }

    private void heard(Object event) {
        if (event instanceof ImsgStateChanged(AccountId _, ImsgState state)) {
            states.add(state);
        }
    }

    ImsgState state() {
        return Objects.requireNonNull(manager.states().get(AccountId.DEFAULT));
    }

    Optional<ImsgSession> session() {
        return links.session(AccountId.DEFAULT);
    }

    ImsgFixture running() {
        manager.start();
        await().atMost(LONG).untilAsserted(() -> assertThat(state()).isInstanceOf(ImsgState.Running.class));
        return this;
    }

    ImsgHearing hearing() {
        return links.of(AccountId.DEFAULT).hearing();
    }

    /** Puts the clock forward and waits until the account was looked at. */
    void lookAfter(Duration time) {
        Instant before = hearing().lastCheckAt();
        clock.forward(time);
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(
                        () -> assertThat(hearing().lastCheckAt()).isNotNull().isNotEqualTo(before));
    }

    /** Someone writes to us. */
    void receive(String text) {
        simulator("receive", "--from", "+15555550123", "--text", text);
    }

    /** Something happens on the simulated Mac. */
    void simulator(String verb, String... words) {
        List<String> all = new ArrayList<>(List.of(verb, "--db", database.toString()));
        all.addAll(List.of(words));
        assertThat(SimulatorMain.run(all.toArray(String[]::new), directory)).isZero();
    }

    /** Someone writes to us, and Messages does not know yet in which chat. */
    void receiveWithoutChat(String text) throws SQLException {
        database("""
                insert into message (guid, text, handle_id, service, date)
                select hex(randomblob(16)), '%s', handle_id, service, date + 1000000000
                from message order by rowid desc limit 1""".formatted(text));
    }

    /** Messages puts all that is in no chat into the one it used last. */
    void join() throws SQLException {
        database("""
                insert into chat_message_join (chat_id, message_id, message_date)
                select (select max(chat_id) from chat_message_join), rowid, date from message
                where rowid not in (select message_id from chat_message_join)""");
    }

    private void database(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    void awaitTexts(String... texts) {
        await().atMost(LONG).untilAsserted(() -> assertThat(pipeline.texts()).containsExactly(texts));
    }

    static OutboundMessage message(String text) {
        return new OutboundMessage(
                AccountId.DEFAULT, ChatTarget.parse("+15555550123"), text, null, Service.AUTO, "US", null, null);
    }

    @Override
    public void close() {
        manager.stop();
        store.close();
    }
}
