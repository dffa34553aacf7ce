package org.imsggateway.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.ChunkMode;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.config.MessageAction;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Service;
import org.imsggateway.message.Whitespace;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The one door for everything that is said: agents, commands, pairing texts and the API. */
@Component
public final class ReplyDispatcher {

    private static final int DEFAULT_LIMIT = 4000;
    private static final String DEFAULT_REGION = "US";

    private final ConfigStore config;
    private final ReplyFormatter formatter;
    private final ChunkingService chunking;
    private final Outbox outbox;
    private final OutboxWorker worker;

    ReplyDispatcher(
            ConfigStore config,
            ReplyFormatter formatter,
            ChunkingService chunking,
            Outbox outbox,
            OutboxWorker worker) {
        this.config = config;
        this.formatter = formatter;
        this.chunking = chunking;
        this.outbox = outbox;
        this.worker = worker;
    }

    /**
     * Prepares a reply and dispatches it.
     *
     * @param reply what to say
     * @return what became of it
     */
    public Dispatched dispatch(Reply reply) {
        return dispatch(prepare(reply));
    }

    /**
     * Stores all messages of a reply, in the caller's transaction if there is one, else in one of its own. They go out after
     * the commit, in the order in which the replies of their conversation were stored.
     *
     * @param prepared what to say
     * @return what became of it
     */
    public Dispatched dispatch(PreparedReply prepared) {
        OutboxMessage message = prepared.message();
        if (message == null) {
            return new Dispatched.NothingToSend();
        }
        Dispatched dispatched = outbox.enqueue(message);
        wakeAfterCommit();
        return dispatched;
    }

    /**
     * Formats a reply and cuts it into messages. That takes a while for a long one: it needs no store, and is best done
     * before a transaction begins.
     *
     * @param reply what to say
     * @return the same, ready to be dispatched
     */
    public PreparedReply prepare(Reply reply) {
        return prepare(reply, Fingerprint.of(reply));
    }

    /** The same, where what a repetition must be equal in is not the reply but the request that it was made from. */
    PreparedReply prepare(Reply reply, String fingerprint) {
        GatewayConfig current = config.current();
        FormattedReply formatted = formatter.format(reply, current);
        if (Whitespace.isBlank(formatted.text()) && reply.media().isEmpty()) {
            return new PreparedReply(null);
        }
        Optional<AccountConfig> account = current.account(reply.conversation().account());
        return new PreparedReply(new OutboxMessage(
                reply.conversation().account(),
                reply.conversation().key(),
                reply.target(),
                service(reply.target(), account),
                account.map(AccountConfig::region)
                        .filter(region -> !Whitespace.isBlank(region))
                        .orElse(DEFAULT_REGION),
                reply.origin(),
                reply.inboundId(),
                account.filter(allowed -> allowed.actions().contains(MessageAction.REPLY))
                        .map(_ -> formatted.replyTo())
                        .orElse(null),
                key(reply),
                fingerprint,
                parts(reply, formatted.text(), account)));
    }

    /**
     * Whether something was dispatched under a key, by whatever life of the program.
     *
     * @param origin who said it
     * @param key the idempotency key
     * @return whether the key is taken
     */
    public boolean isTaken(Reply.Origin origin, String key) {
        return repeated(origin, key, "").isPresent();
    }

    /** What a repetition under this key would come to; empty if the key is free. */
    Optional<Dispatched> repeated(Reply.Origin origin, String key, String fingerprint) {
        return outbox.repeated(origin + ":" + key, fingerprint);
    }

    /** Keys of different speakers do not meet: a caller of the API cannot take that of a pairing text. */
    private static @Nullable String key(Reply reply) {
        return reply.idempotencyKey() == null ? null : reply.origin() + ":" + reply.idempotencyKey();
    }

    private static Service service(ChatTarget target, Optional<AccountConfig> account) {
        Optional<Service> asked = target instanceof ChatTarget.ByHandle person ? person.service() : Optional.empty();
        return asked.or(() -> account.map(AccountConfig::service)).orElse(Service.AUTO);
    }

    /** The first file carries the whole text as its caption. */
    private List<OutboxMessage.Part> parts(Reply reply, String text, Optional<AccountConfig> account) {
        var parts = new ArrayList<OutboxMessage.Part>();
        if (reply.media().isEmpty()) {
            chunks(reply, text, account).forEach(chunk -> parts.add(new OutboxMessage.Part(chunk, null)));
            return parts;
        }
        for (var file : reply.media()) {
            parts.add(new OutboxMessage.Part(parts.isEmpty() ? text : "", file));
        }
        return parts;
    }

    private List<String> chunks(Reply reply, String text, Optional<AccountConfig> account) {
        int limit = account.map(AccountConfig::textChunkLimit)
                .filter(configured -> configured > 0)
                .orElse(DEFAULT_LIMIT);
        ChunkMode mode = account.map(AccountConfig::chunkMode).orElse(ChunkMode.LENGTH);
        return switch (reply.origin()) {
            case PAIRING -> List.of(text);
            case AGENT, COMMAND, API -> chunking.chunk(text, limit, mode);
        };
    }

    private void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            worker.wake();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                worker.wake();
            }
        });
    }
}
