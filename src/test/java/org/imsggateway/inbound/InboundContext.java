package org.imsggateway.inbound;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.imsggateway.agent.Agent;
import org.imsggateway.agent.Pause;
import org.imsggateway.config.ConfigProposals;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.database.TestStore;
import org.imsggateway.delivery.MessageChannel;
import org.imsggateway.message.InboundMessage;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The gateway from "it arrived" to "handed to Messages", on a real store, without a Mac and without HTTP. */
final class InboundContext implements AutoCloseable {

    private final RecordingChannel channel = new RecordingChannel();
    private final TestStore store;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private TypingSignal typing = (_, _, _) -> false;
    private final List<InboundMessage> earlier = new CopyOnWriteArrayList<>();

    private InboundContext(TestStore store, String yaml, Clock clock, RetryTemplate retry) {
        this.store = store;
        var config = new ConfigStore(GatewayConfig.parse(yaml), changed -> {});
        context.registerBean(ConfigStore.class, () -> config);
        context.registerBean(ConfigProposals.class, () -> ConfigProposals.on(yaml));
        context.registerBean(
                ConversationHistory.class,
                () -> (account, chat, row, limit) -> earlier.stream()
                        .skip(Math.max(0, earlier.size() - limit))
                        .toList());
        context.registerBean(MessageChannel.class, () -> channel);
        context.registerBean(TypingSignal.class, () -> typing);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(JdbcClient.class, store::jdbc);
        context.registerBean(TransactionTemplate.class, store::transactions);
        context.registerBean(RetryTemplate.class, () -> retry);
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
    }

    /** A gateway on the store in a directory, not started yet. */
    static InboundContext in(Path home, String yaml) {
        return in(home, yaml, Clock.systemUTC());
    }

    /** The same, with a clock that a test moves by hand. */
    static InboundContext in(Path home, String yaml, Clock clock) {
        return new InboundContext(TestStore.sqlite(home), yaml, clock, new RetryTemplate());
    }

    /** The same, where a test sees how the store is asked again. */
    static InboundContext retrying(Path home, String yaml, RetryTemplate retry) {
        return new InboundContext(TestStore.sqlite(home), yaml, Clock.systemUTC(), retry);
    }

    /** The same, with a clock that a test moves by hand. */
    static InboundContext retrying(Path home, String yaml, Clock clock, RetryTemplate retry) {
        return new InboundContext(TestStore.sqlite(home), yaml, clock, retry);
    }

    /** The same on another store. */
    static InboundContext on(TestStore store, String yaml) {
        return new InboundContext(store, yaml, Clock.systemUTC(), new RetryTemplate());
    }

    /** Typing is shown so. */
    InboundContext showing(TypingSignal signal) {
        typing = signal;
        return this;
    }

    /** Between two tries of an agent it waits so. */
    InboundContext pausing(Pause pause) {
        context.registerBean("agentPause", Pause.class, () -> pause);
        return this;
    }

    /** With those who subscribed to events. */
    InboundContext telling() {
        context.scan("org.imsggateway.admin.events");
        return this;
    }

    /** What Messages has of the conversation from before this gateway. */
    InboundContext hadBefore(InboundMessage... messages) {
        earlier.addAll(List.of(messages));
        return this;
    }

    /** Lets this agent answer in place of the echo. */
    InboundContext answering(Agent agent) {
        context.registerBean("echoAgent", Agent.class, () -> agent);
        return this;
    }

    /** All beans of a type. */
    <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    InboundContext start() {
        // Last, so that what is registered already stands.
        context.scan(
                "org.imsggateway.access",
                "org.imsggateway.agent",
                "org.imsggateway.command",
                "org.imsggateway.delivery",
                "org.imsggateway.inbound",
                "org.imsggateway.session");
        context.refresh();
        return this;
    }

    RecordingChannel channel() {
        return channel;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void accept(InboundMessage... messages) {
        bean(InboundPipeline.class).accept(List.of(messages));
    }

    /** Waits until nothing is unfinished, and returns the outcomes by guid. */
    Map<String, String> outcomes() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> entries().stream()
                        .noneMatch(entry -> EntryState.valueOf(entry.state()).unfinished()));
        var outcomes = new java.util.HashMap<String, String>();
        entries().forEach(entry -> outcomes.put(entry.guid(), entry.state() + " " + entry.outcome()));
        return outcomes;
    }

    List<InboundEntries.Entry> entries() {
        return bean(InboundEntriesRepository.class).newest(null, true, 500);
    }

    JdbcClient jdbc() {
        return store.jdbc();
    }

    @Override
    public void close() {
        context.close();
        store.close();
    }
}
