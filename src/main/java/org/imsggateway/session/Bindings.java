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
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.SessionConfig;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The conversations that people bound to a session with a command. They are few and asked for with every message, so they are
 * kept in memory as well; a change joins the caller's transaction and is seen when that is committed. A binding ends when it
 * was not used for {@code session.threadBindings.idleHours}, or is older than {@code maxAgeHours}.
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
     * @return its binding; empty if it has none, or none any more
     */
    public Optional<Binding> find(Conversation conversation) {
        return Optional.ofNullable(known.get(conversation)).filter(this::isAlive);
    }

    private boolean isAlive(Binding binding) {
        SessionConfig.ThreadBindings limits = config.current().session().threadBindings();
        Instant now = clock.instant();
        return limits.enabled()
                && within(binding.lastUsedAt(), limits.idle(), now)
                && within(binding.boundAt(), limits.maxAge(), now);
    }

    private static boolean within(Instant from, Duration limit, Instant now) {
        return limit.isZero() || !from.plus(limit).isBefore(now);
    }

    /**
     * Binds a conversation. Whoever bound it before may bind it again; nobody else may while that binding lasts.
     *
     * @param conversation the conversation
     * @param session the session that its messages go to from now on
     * @param agentId the agent of that session
     * @param by who binds it
     * @return whether it is bound
     */
    public BindOutcome bind(Conversation conversation, SessionKey session, String agentId, Handle by) {
        Optional<Handle> another = find(conversation).map(Binding::boundBy).filter(who -> !who.equals(by));
        if (another.isPresent()) {
            return new BindOutcome.BoundByAnother(another.get());
        }
        Instant now = clock.instant();
        var binding = new Binding(conversation, session, agentId, by, now, now);
        changed(() -> stored.put(binding), () -> known.put(conversation, binding));
        return new BindOutcome.Bound();
    }

    /**
     * Notes that a message went where its conversation is bound to.
     *
     * @param conversation the conversation; nothing happens if it is not bound
     */
    public void used(Conversation conversation) {
        Instant now = clock.instant();
        find(conversation)
                .filter(binding -> binding.lastUsedAt().plus(COARSE).isBefore(now))
                .ifPresent(binding -> changed(
                        () -> stored.used(conversation, now),
                        () -> known.computeIfPresent(
                                conversation,
                                (_, same) -> new Binding(
                                        conversation,
                                        same.session(),
                                        same.agentId(),
                                        same.boundBy(),
                                        same.boundAt(),
                                        now))));
    }

    /**
     * Removes the binding of a conversation.
     *
     * @param conversation the conversation
     * @return what was removed; empty if it had none
     */
    public Optional<Binding> unbind(Conversation conversation) {
        Optional<Binding> found = find(conversation);
        changed(() -> stored.delete(conversation), () -> known.remove(conversation));
        return found;
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
        bound.forEach(binding -> changed(
                () -> stored.delete(binding.conversation(), session),
                () -> known.computeIfPresent(
                        binding.conversation(), (_, now) -> now.session().equals(session) ? null : now)));
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
