package org.imsggateway.session;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The sessions there are: when they begin, when they start afresh, and where their people can be reached. Every change
 * joins the caller's transaction, and can be made again after a crash.
 */
@Component
public class Sessions {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    private final SessionRepository sessions;
    private final TransactionTemplate transactions;
    private final ConfigStore config;
    private final ApplicationEventPublisher events;
    private final PinnedOwners owners = new PinnedOwners();

    Sessions(
            SessionRepository sessions,
            TransactionTemplate transactions,
            ConfigStore config,
            ApplicationEventPublisher events) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.config = config;
        this.events = events;
    }

    /**
     * Notes that somebody writes in a session. Makes the session if there is none, and starts it afresh if
     * {@code session.reset} or {@code session.resetByType} says that its time is over.
     *
     * @param route the session and its agent
     * @param conversation where it is written
     * @param account through which account
     * @param now when
     * @return the session to answer in
     */
    public SessionState touch(Route route, Conversation conversation, AccountId account, Instant now) {
        return inTransaction(() -> {
            SessionKey key = route.session();
            SessionInfo before = sessions.lock(key, route.agent().id(), newIncarnation(), now);
            Instant last = before.lastActivityAt();
            boolean over = last != null && isOver(before.startedAt(), last, conversation, now);
            String incarnation = over ? renewed(key, now) : before.incarnation();
            sessions.active(key, account, last == null ? now : later(last, now));
            return new SessionState(key, incarnation, over || before.turns() == 0, last);
        });
    }

    private boolean isOver(Instant started, Instant last, Conversation conversation, Instant now) {
        return SessionEnd.isOver(
                config.current().session(), conversation.group(), later(started, last), now, ZoneId.systemDefault());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /**
     * Remembers on the agent's main session how to reach the sender of a direct message. A group changes nothing. Where
     * there evidently is one owner (all direct messages share the main session, and {@code allowFrom} names exactly one
     * person), the messages of others change nothing either.
     *
     * @param message a message that goes to its agent
     * @param conversation where it was written
     * @param route its route
     * @param snapshot the configuration snapshot of this message
     * @param account its account in that snapshot
     * @param now the time
     */
    public void recordRoute(
            InboundMessage message,
            Conversation conversation,
            Route route,
            GatewayConfig snapshot,
            AccountConfig account,
            Instant now) {
        if (conversation.group()) {
            return;
        }
        String agent = route.agent().id();
        SessionKey main = SessionKey.main(agent, snapshot.session().mainKey());
        boolean shared = route.session().equals(main);
        boolean pinned = owners.of(snapshot, account)
                .filter(owner -> !owner.equals(message.from()))
                .isPresent();
        inTransaction(() -> {
            if (pinned) {
                log.debug("conversation={} session={}: not its owner; the last route stays", conversation, main);
                if (shared) {
                    sessions.sharedBySeveral(main);
                }
            } else {
                var to = new SessionRepository.RouteTo(message.sender(), account.id(), shared);
                sessions.route(main, to, agent, newIncarnation(), now);
            }
            return true;
        });
    }

    /**
     * Starts a session afresh under the same name, and publishes {@link SessionReset} when that is committed.
     *
     * @param key the session
     * @param now the time
     * @return false if there is no such session
     */
    public boolean reset(SessionKey key, Instant now) {
        return inTransaction(() -> {
            boolean known = sessions.renew(key, newIncarnation(), now);
            if (known) {
                announce(key);
            }
            return known;
        });
    }

    /**
     * The same for the session of a route, which is made if there is none: what was said before it is then not read into
     * it either.
     *
     * @param route the session and its agent
     * @param now the time
     */
    public void reset(Route route, Instant now) {
        inTransaction(() -> {
            sessions.insert(route.session(), route.agent().id(), newIncarnation(), now);
            return reset(route.session(), now);
        });
    }

    /**
     * Forgets a session. For those whose name never comes back: under the same name it would begin as if nobody had ever
     * asked it to forget.
     *
     * @param key its name; nothing happens if there is none
     */
    public void forget(SessionKey key) {
        sessions.delete(key);
    }

    /**
     * Looks a session up.
     *
     * @param key its name
     * @return the session; empty if there is none
     */
    public Optional<SessionInfo> find(SessionKey key) {
        return sessions.find(key);
    }

    /** Those with the newest activity first. */
    List<SessionInfo> newest(int limit) {
        return sessions.newest(limit);
    }

    private String renewed(SessionKey key, Instant now) {
        String incarnation = newIncarnation();
        sessions.renew(key, incarnation, now);
        announce(key);
        return incarnation;
    }

    private static String newIncarnation() {
        return UUID.randomUUID().toString();
    }

    /** After the end, because there a listener that fails cannot make a reset look as if it had failed. */
    private void announce(SessionKey key) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    events.publishEvent(new SessionReset(key));
                }
            }
        });
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }
}
