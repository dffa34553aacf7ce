package org.imsggateway.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;

/** Sessions on a real store, with the clock at a quarter past ten. */
final class SessionFixture {

    static final String ANA = "+15557000002";

    final SettableClock clock = new SettableClock();
    final List<Object> events = new CopyOnWriteArrayList<>();
    final ConfigStore config = new ConfigStore(GatewayConfig.parse("channels: {imessage: {}}"), _ -> {});
    final SessionRouter router = new SessionRouter();
    final SessionRepository rows;
    final Sessions sessions;
    final TranscriptRepository transcripts;
    final Transcript transcript;

    SessionFixture(TestStore store) {
        rows = new SessionRepository(store.jdbc());
        sessions = new Sessions(rows, store.transactions(), config, events::add);
        transcripts = new TranscriptRepository(store.jdbc());
        transcript = new Transcript(transcripts, rows, store.transactions(), clock);
    }

    void configure(String yaml) {
        config.replace(GatewayConfig.parse(yaml));
    }

    Route route(InboundMessage message) {
        return router.route(message, conversation(message), config.current());
    }

    SessionState touch(InboundMessage message) {
        return sessions.touch(route(message), conversation(message), message.account(), clock.instant());
    }

    SessionState touch(String sender) {
        return touch(dm(sender));
    }

    /** Says that a message goes to its agent. */
    void dispatch(InboundMessage message) {
        var snapshot = config.current();
        sessions.recordRoute(
                message,
                conversation(message),
                route(message),
                snapshot,
                snapshot.account(message.account()).orElseThrow(),
                clock.instant());
    }

    static InboundMessage dm(String sender) {
        return Messages.direct().from(sender).build();
    }

    static Conversation conversation(InboundMessage message) {
        return message.chat().group()
                ? Conversation.group(message.account(), message.chat().id())
                : Conversation.direct(message.account(), message.from());
    }
}
