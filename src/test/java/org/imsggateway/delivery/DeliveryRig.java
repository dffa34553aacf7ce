package org.imsggateway.delivery;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.SettableClock;
import org.jspecify.annotations.Nullable;

/** Delivery as a whole over a real store, with a scripted Mac and a clock that is moved by hand. */
final class DeliveryRig implements AutoCloseable {

    static final AccountId ACCOUNT = AccountId.DEFAULT;
    static final Duration TIMEOUT = Duration.ofMinutes(3);

    final SettableClock clock = new SettableClock();

    /** Nobody puts this one back, or forward. */
    final SettableClock steady = new SettableClock("1970-01-01T00:00:00Z");

    final ScriptedChannel channel = new ScriptedChannel();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final TestStore store;
    final ConfigStore config;
    final OutboxRepository rows;
    final Outbox outbox;
    final SentMessages sentMessages;
    final OutboxWorker worker;
    final ReplyDispatcher dispatcher;

    DeliveryRig(TestStore store, ConfigStore config) {
        this.store = store;
        this.config = config;
        rows = new OutboxRepository(store.jdbc());
        var shown = new OutboxStatusRepository(store.jdbc());
        outbox = new Outbox(
                rows, new OutboxDueRepository(store.jdbc()), shown, store.transactions(), clock, event -> {});
        sentMessages = new SentMessages(clock, shown);
        var metrics = new DeliveryMetrics(meters, shown);
        var timing = new DeliveryTiming(
                TIMEOUT,
                Duration.ofSeconds(2),
                Duration.ofMinutes(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofMillis(20),
                Duration.ofMillis(20));
        var sender = new PieceSender(outbox, channel, sentMessages, metrics, timing, clock);
        var reconciler = new Reconciler(outbox, channel, sentMessages, metrics, timing, new HandOvers(clock, steady));
        worker = new OutboxWorker(
                outbox, channel, sender, reconciler, timing, new OutboxRetention(this.config, outbox, clock));
        dispatcher = new ReplyDispatcher(this.config, new ReplyFormatter(), new ChunkingService(), outbox, worker);
    }

    static DeliveryRig sqlite(Path home) {
        return new DeliveryRig(TestStore.sqlite(home), TestConfig.account("textChunkLimit: 5"));
    }

    static Conversation group(long chat) {
        return Conversation.group(ACCOUNT, chat);
    }

    static Reply reply(Conversation conversation, String text) {
        return reply(conversation, text, Reply.Origin.API, null);
    }

    static Reply reply(Conversation conversation, String text, Reply.Origin origin, @Nullable String key) {
        ChatTarget target =
                ChatTarget.parse(conversation.group() ? "chat_id:" + conversation.peer() : conversation.peer());
        return new Reply(conversation, target, text, List.of(), origin, null, key);
    }

    String dispatch(Reply reply) {
        return switch (dispatcher.dispatch(reply)) {
            case Dispatched.Queued queued -> queued.messageId();
            case Dispatched.Repeated repeated -> repeated.messageId();
            case Dispatched.KeyTaken _, Dispatched.NothingToSend _ -> throw new AssertionError("not queued: " + reply);
        };
    }

    String say(long chat, String text) {
        return dispatch(reply(group(chat), text));
    }

    void start() {
        worker.start();
    }

    /** Time goes by, and the worker notices. */
    void pass(Duration time) {
        steady.advance(time);
        setClock(time);
    }

    /** Somebody moves the clock, and the worker notices. */
    void setClock(Duration by) {
        clock.advance(by);
        worker.wake();
    }

    List<String> states(String messageId) {
        return outbox.status(messageId).orElseThrow().pieces().stream()
                .map(MessageStatus.Piece::state)
                .toList();
    }

    /** What is known of the first piece of a message. */
    MessageStatus.Piece piece(String messageId) {
        return outbox.status(messageId).orElseThrow().pieces().getFirst();
    }

    void awaitStates(String messageId, String... states) {
        await().until(() -> states(messageId).equals(List.of(states)));
    }

    @Override
    public void close() {
        worker.stop();
        store.close();
    }
}
