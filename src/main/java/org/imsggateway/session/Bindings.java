package org.imsggateway.session;

import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.SessionConfig;
import org.imsggateway.message.ChatRef;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The conversations that were bound to a session by a command in the chat, or over the API. They are few and asked for with
 * every message, so they are kept in memory as well; a change joins the caller's transaction and is seen when that is
 * committed. A binding ends when it was not used for {@code session.threadBindings.idleHours}, or is older than
 * {@code maxAgeHours}.
 */
@Component
public class Bindings {

    /** Its use is noted in the store no oftener than this: it counts hours. */
    private static final Duration COARSE = Duration.ofMinutes(1);

    private final BindingRepository stored;
    private final TransactionTemplate transactions;
    private final ConfigStore config;
    private final Clock clock;
    private final Map<Conversation, Binding> known = new ConcurrentHashMap<>();

    Bindings(BindingRepository stored, TransactionTemplate transactions, ConfigStore config, Clock clock) {
        this.stored = stored;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    @PostConstruct
    void load() {
        stored.all().forEach(binding -> known.put(binding.conversation(), binding));
    }

    /**
     * The binding of a conversation.
     *
     * @param conversation the conversation
     * @param chat its chat; it may have been bound by another name of that
     * @return its binding; empty if it has none, or none any more
     */
    public Optional<Binding> find(Conversation conversation, ChatRef chat) {
        return known.isEmpty()
                ? Optional.empty()
                : BindingNames.of(conversation, chat).stream()
                        .flatMap(name -> find(name).stream())
                        .findFirst();
    }

    /** The binding under one name. */
    Optional<Binding> find(Conversation name) {
        return Optional.ofNullable(known.get(name)).filter(this::isAlive);
    }

    private boolean isAlive(Binding binding) {
        SessionConfig.ThreadBindings limits = config.current().session().threadBindings();
        Instant now = clock.instant();
        return limits.enabled()
                && within(binding.lastUsedAt(), limits.idle(), now)
                && within(binding.boundAt(), limits.maxAge(), now);
    }

    /** Removes those that have ended, so that no change of the limits brings them back. */
    void removeEnded(Instant now) {
        List<Binding> ended = known.values().stream()
                .filter(binding -> endOf(binding).filter(now::isAfter).isPresent())
                .toList();
        ended.forEach(this::remove);
    }

    private static boolean within(Instant from, Duration limit, Instant now) {
        return limit.isZero() || !from.plus(limit).isBefore(now);
    }

    /** When a binding ends if no message comes; empty if it does not. */
    Optional<Instant> endOf(Binding binding) {
        SessionConfig.ThreadBindings limits = config.current().session().threadBindings();
        return Stream.of(end(binding.lastUsedAt(), limits.idle()), end(binding.boundAt(), limits.maxAge()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private static Optional<Instant> end(Instant from, Duration limit) {
        return limit.isZero() ? Optional.empty() : Optional.of(from.plus(limit));
    }

    /**
     * Binds a conversation, as someone in it wants it. Whoever bound it before may bind it again; nobody else may while that
     * binding lasts. One that was made over the API is nobody's own.
     *
     * @param conversation the conversation
     * @param chat its chat
     * @param session the session that its messages go to from now on
     * @param agentId the agent of that session
     * @param by who binds it
     * @return whether it is bound
     */
    public BindOutcome bind(Conversation conversation, ChatRef chat, SessionKey session, String agentId, Handle by) {
        Optional<Binding> before = find(conversation, chat);
        if (before.isPresent() && before.get().isOfAnother(by)) {
            return new BindOutcome.BoundByAnother(before.get());
        }
        Instant now = clock.instant();
        return put(new Binding(conversation, session, agentId, Binding.Origin.CHAT, by, now, now), before);
    }

    /** Binds a conversation, as a program wants it, under the name that its target gives it. */
    BindOutcome bind(Conversation name, BindableSessions.Bindable session, boolean replace) {
        Optional<Binding> before = find(name);
        if (before.isPresent() && !replace) {
            return new BindOutcome.BoundByAnother(before.get());
        }
        Instant now = clock.instant();
        Handle nobody = Handle.of("");
        return put(new Binding(name, session.key(), session.agentId(), Binding.Origin.API, nobody, now, now), before);
    }

    private BindOutcome put(Binding binding, Optional<Binding> before) {
        Optional<Conversation> other =
                before.map(Binding::conversation).filter(name -> !name.equals(binding.conversation()));
        changed(
                () -> {
                    other.ifPresent(stored::delete);
                    stored.put(binding);
                },
                () -> {
                    other.ifPresent(known::remove);
                    known.put(binding.conversation(), binding);
                });
        return new BindOutcome.Bound(binding);
    }

    /**
     * Notes that a message went where its conversation is bound to.
     *
     * @param conversation the conversation; nothing happens if it is not bound
     * @param chat its chat
     */
    public void used(Conversation conversation, ChatRef chat) {
        Instant now = clock.instant();
        find(conversation, chat)
                .filter(binding -> binding.lastUsedAt().plus(COARSE).isBefore(now))
                .map(Binding::conversation)
                .ifPresent(name -> changed(
                        () -> stored.used(name, now),
                        () -> known.computeIfPresent(name, (_, same) -> same.usedAt(now))));
    }

    /**
     * Removes the binding of a conversation.
     *
     * @param conversation the conversation
     * @param chat its chat
     * @return what was removed; empty if it had none
     */
    public Optional<Binding> unbind(Conversation conversation, ChatRef chat) {
        Optional<Binding> found = find(conversation, chat);
        found.ifPresent(this::remove);
        return found;
    }

    /** Removes a binding by its id; false if there is none. */
    boolean unbind(String id) {
        Optional<Binding> found =
                all().stream().filter(binding -> binding.id().equals(id)).findFirst();
        found.ifPresent(this::remove);
        return found.isPresent();
    }

    private void remove(Binding binding) {
        SessionKey session = binding.session();
        changed(
                () -> stored.delete(binding.conversation(), session),
                () -> known.computeIfPresent(
                        binding.conversation(), (_, now) -> now.session().equals(session) ? null : now));
    }

    /**
     * Removes all bindings of a session.
     *
     * @param session the session
     * @return how many there were
     */
    public int unbindAll(SessionKey session) {
        List<Binding> bound = all().stream()
                .filter(binding -> binding.session().equals(session))
                .toList();
        bound.forEach(this::remove);
        return bound.size();
    }

    /** Those that last, the oldest first. */
    public List<Binding> all() {
        return known.values().stream()
                .filter(this::isAlive)
                .sorted(Comparator.comparing(Binding::boundAt))
                .toList();
    }

    private void changed(Runnable write, Runnable remember) {
        transactions.executeWithoutResult(_ -> {
            write.run();
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    remember.run();
                }
            });
        });
    }
}
