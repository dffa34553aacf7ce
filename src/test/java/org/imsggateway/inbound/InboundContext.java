package org.imsggateway.inbound;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
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
    private final AtomicLong rows = new AtomicLong();

    private InboundContext(TestStore store, String yaml) {
        this.store = store;
        var config = new ConfigStore(GatewayConfig.parse(yaml), changed -> {});
        context.registerBean(ConfigStore.class, () -> config);
        context.registerBean(MessageChannel.class, () -> channel);
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(JdbcClient.class, store::jdbc);
        context.registerBean(TransactionTemplate.class, store::transactions);
        context.registerBean(RetryTemplate.class, () -> new RetryTemplate());
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.scan(
                "org.imsggateway.access",
                "org.imsggateway.agent",
                "org.imsggateway.delivery",
                "org.imsggateway.inbound",
                "org.imsggateway.session");
    }

    /** A gateway on the store in a directory, not started yet. */
    static InboundContext in(Path home, String yaml) {
        return new InboundContext(TestStore.sqlite(home), yaml);
    }

    InboundContext start() {
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

    long nextRow() {
        return rows.incrementAndGet();
    }

    /** Waits until nothing is unfinished, and returns the outcomes by guid. */
    Map<String, String> outcomes() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> bean(InboundJournalRepository.class).newest(null, 500).stream()
                        .noneMatch(entry -> EntryState.valueOf(entry.state()).unfinished()));
        var outcomes = new java.util.HashMap<String, String>();
        bean(InboundJournalRepository.class)
                .newest(null, 500)
                .forEach(entry -> outcomes.put(entry.guid(), entry.state() + " " + entry.outcome()));
        return outcomes;
    }

    List<InboundEntries.Entry> entries() {
        return bean(InboundJournalRepository.class).newest(null, 500);
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
