package org.imsggateway.agent.acp;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.imsggateway.agent.AcpSession;
import org.imsggateway.agent.AcpSessions;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.agent.OwnerQuestions;
import org.imsggateway.agent.TurnMessage;
import org.imsggateway.config.AcpAgents;
import org.imsggateway.config.AcpMode;
import org.imsggateway.config.BindingConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;
import org.imsggateway.session.Bindings;
import org.imsggateway.session.Route;
import org.imsggateway.session.SessionKey;
import org.imsggateway.session.Sessions;
import org.imsggateway.session.Transcript;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** ACP agents over a real store, with real programs. */
final class AcpFixture implements AutoCloseable {

    static final Duration LONG = Duration.ofSeconds(30);
    static final Handle OWNER = Handle.of("+15550000001");

    final SettableClock clock = new SettableClock();
    final List<String> toOwner = new ArrayList<>();
    final Path home;
    BindingConfig.@Nullable Acp binding;
    Runnable beforeStoreIsAskedAgain = () -> {};
    private final TestStore store;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String yaml;
    private GatewayConfig config;
    private AnnotationConfigApplicationContext context;
    private int turns;

    /** With one agent, {@code tester}, that is a program. */
    AcpFixture(Path home, List<String> command, String more) {
        this.home = home;
        this.yaml = """
                gateway: {home: %s}
                channels: {imessage: {}}
                agents:
                  list:
                    - id: tester
                      runtime:
                        type: acp
                        timeout: 30s
                        acp:
                          command: [%s]
                %s""".formatted(
                home,
                String.join(", ", command.stream().map(word -> "'" + word + "'").toList()),
                more.indent(10));
        this.store = TestStore.sqlite(home);
        this.config = GatewayConfig.parse(yaml);
        this.context = started();
    }

    static AcpFixture hostile(Path home, String mode, String more) {
        return new AcpFixture(
                home,
                List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileAgent.class.getName(),
                        mode),
                more);
    }

    private AnnotationConfigApplicationContext started() {
        var fresh = new AnnotationConfigApplicationContext();
        fresh.registerBean(ConfigStore.class, () -> new ConfigStore(config, _ -> {}));
        fresh.registerBean(Clock.class, () -> clock);
        fresh.registerBean(JdbcClient.class, store::jdbc);
        fresh.registerBean(TransactionTemplate.class, store::transactions);
        fresh.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        fresh.registerBean(OwnerQuestions.class);
        fresh.registerBean(RetryTemplate.class, this::retry);
        fresh.registerBean(BuildProperties.class, AcpFixture::built);
        fresh.scan("org.imsggateway.session", "org.imsggateway.agent.acp");
        fresh.refresh();
        return fresh;
    }

    private RetryTemplate retry() {
        var retry = new RetryTemplate(
                RetryPolicy.builder().maxRetries(3).delay(Duration.ofMillis(10)).build());
        retry.setRetryListener(new RetryListener() {
            @Override
            public void beforeRetry(RetryPolicy policy, Retryable<?> retryable) {
                beforeStoreIsAskedAgain.run();
            }
        });
        return retry;
    }

    /** From here on the store refuses a change of the sessions. */
    void refuse(String change, String when) {
        bean(JdbcClient.class)
                .sql("create trigger refusing before %s on acp_session %s begin select raise(abort, 'disk full'); end"
                        .formatted(change, when))
                .update();
    }

    /** It takes it again. */
    void accept() {
        bean(JdbcClient.class).sql("drop trigger refusing").update();
    }

    private static BuildProperties built() {
        var entries = new Properties();
        entries.setProperty("version", "9.8.7");
        return new BuildProperties(entries);
    }

    /** Says more, from the next start on. */
    void configure(String instead) {
        config = GatewayConfig.parse(yaml.replace("channels: {imessage: {}}", instead));
    }

    /** Ends what runs and begins anew on the same store, as a program does that is started again. */
    void restart() {
        context.close();
        context = started();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    AcpSessions sessions() {
        return bean(AcpSessions.class);
    }

    Bindings bindings() {
        return bean(Bindings.class);
    }

    SessionKey key() {
        return new SessionKey("agent:tester:main");
    }

    /** A session as a command makes it, with options of its own. */
    SessionKey spawned(Map<String, String> options) {
        SessionKey key =
                sessions().spawn(AcpAgents.of("tester", null, config), null).key();
        sessions().setOptions(key, options);
        return key;
    }

    /** A session as a binding of the configuration makes it; it is not stored. */
    AcpSession unspawned() {
        return new AcpSession(
                key(),
                "tester",
                AcpMode.PERSISTENT,
                "acpx",
                null,
                null,
                Map.of(),
                false,
                false,
                null,
                clock.instant(),
                clock.instant());
    }

    /** Makes the gateway's own note of a session, as the first message in it does. */
    void talk(SessionKey key) {
        InboundMessage message = Messages.direct().build();
        Route route = new Route(AcpAgents.of("tester", null, config), key, new ChatTarget.ById(1), List.of());
        bean(Sessions.class)
                .touch(
                        route,
                        Conversation.direct(message.account(), message.from()),
                        message.account(),
                        clock.instant());
    }

    /** What the process of a session is kept under. */
    String processKey(SessionKey key) {
        return AcpLaunch.of(AcpAgents.of("tester", null, config), key, Map.of(), home)
                .processKey(key);
    }

    /** Where a session works. */
    Path directory(SessionKey key) {
        return AcpLaunch.of(AcpAgents.of("tester", null, config), key, Map.of(), home)
                .directory();
    }

    AgentReply says(String text) throws Exception {
        return says(key(), "life-1", text);
    }

    /** What is answered; what was said and answered is written down as the gateway does it. */
    AgentReply says(SessionKey key, String incarnation, String text) throws Exception {
        turns++;
        String id = "turn-" + turns;
        AgentReply reply = bean(AcpAgent.class).answer(turn(id, key, incarnation, text));
        Transcript transcript = bean(Transcript.class);
        transcript.append(key, incarnation, id, Transcript.Role.USER, text, clock.instant());
        if (reply instanceof AgentReply.Answer answer) {
            transcript.append(key, incarnation, id, Transcript.Role.ASSISTANT, answer.text(), clock.instant());
        }
        return reply;
    }

    String answer(String text) throws Exception {
        return text(says(text));
    }

    static String text(AgentReply reply) {
        return reply instanceof AgentReply.Answer answer ? answer.text() : reply.toString();
    }

    Future<AgentReply> begins(String text) {
        return begins(key(), "life-1", text);
    }

    Future<AgentReply> begins(SessionKey key, String incarnation, String text) {
        Callable<AgentReply> work = () -> says(key, incarnation, text);
        return threads.submit(work);
    }

    private AgentTurn turn(String id, SessionKey key, String incarnation, String text) {
        InboundMessage message = Messages.direct().text(text).build();
        var said = new TurnMessage(
                "imessage:" + message.sender(),
                "imessage:" + message.sender(),
                TurnMessage.ChatType.DIRECT,
                null,
                null,
                message.from().value(),
                message.sender(),
                message.guid(),
                null,
                message.sentAt(),
                text,
                "[iMessage " + message.from().value() + "] " + text,
                List.of(),
                List.of(),
                true,
                true);
        return new AgentTurn(
                id,
                AcpAgents.of("tester", binding, config),
                key,
                incarnation,
                Conversation.direct(message.account(), message.from()),
                message,
                said,
                List.of(),
                this::tell);
    }

    private Map<Handle, String> tell(String text) {
        toOwner.add(text);
        return Map.of(OWNER, "message-" + toOwner.size());
    }

    Optional<String> owner(String text) {
        return bean(OwnerQuestions.class).answer(OWNER, text);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        context.close();
        store.close();
    }
}
