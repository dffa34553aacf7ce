package org.imsggateway.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Handle;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.TraceStep;
import org.springframework.stereotype.Component;

/**
 * Who may talk. Pure: the same message, configuration and approvals always give the same decision; no clock, no store, no
 * log. Only the prepared lists of the last configuration are kept between calls.
 */
@Component
public class PolicyService {

    /** The lists prepared for one configuration. */
    private record Prepared(GatewayConfig config, Map<AccountId, AccountRules> rules) {}

    private final AtomicReference<Prepared> prepared = new AtomicReference<>();

    /**
     * Judges whether a message may be heard. Looks at sender and chat only, never at the text: access comes before
     * everything else, so a stranger gets a pairing code even for an empty message. Whether the row is our own is not asked
     * here either.
     *
     * @param message the message
     * @param config the configuration snapshot of this message
     * @param account its account in that snapshot
     * @param approved who has been approved by pairing on this account; counts under the policy {@code pairing} only, and
     *     never in a group
     * @return admitted, denied with the reason, or pairing needed; with its trace
     */
    public AccessDecision admit(
            InboundMessage message, GatewayConfig config, AccountConfig account, Set<Handle> approved) {
        List<TraceStep> trail = new ArrayList<>();
        if (!isSomeone(message.from())) {
            trail.add(TraceStep.ended("sender", "the row names no sender, so nobody can be asked for"));
            return new AccessDecision.Denied("missing sender", isGroup(message, account), trail);
        }
        trail.add(TraceStep.passed("sender", "sent by " + message.from().value()));
        var rules = rules(config, account);
        trail.add(conversation(message, rules));
        return isGroup(message, account)
                ? new GroupGates(message, rules, trail).decide()
                : new DirectGates(message, rules, approved, trail).decide();
    }

    /**
     * Whether a message is treated as one of a group: Messages says so, or its chat has a key of its own under
     * {@code groups}. The key {@code "*"} does not make a group of anything.
     *
     * @param message the message
     * @param account its account
     * @return whether group rules, history and sessions apply
     */
    public boolean isGroup(InboundMessage message, AccountConfig account) {
        return message.chat().group() || isListedGroup(message, account);
    }

    private static boolean isListedGroup(InboundMessage message, AccountConfig account) {
        long chatId = message.chat().id();
        return chatId != 0 && account.groups().containsKey(Long.toString(chatId));
    }

    /** {@code *} means everybody wherever it is read, so it must never become somebody. */
    private static boolean isSomeone(Handle handle) {
        return !handle.isNone() && !handle.value().equals("*");
    }

    private static TraceStep conversation(InboundMessage message, AccountRules rules) {
        long chatId = message.chat().id();
        if (message.chat().group()) {
            return TraceStep.passed("conversation", "chat " + chatId + " is a group");
        }
        if (isListedGroup(message, rules.account())) {
            return TraceStep.passed("conversation", "chat " + chatId + " is treated as a group because it is listed")
                    .because(rules.key("groups"), Long.toString(chatId));
        }
        return TraceStep.passed("conversation", "a direct conversation");
    }

    private AccountRules rules(GatewayConfig config, AccountConfig account) {
        Prepared current = prepared.get();
        if (current == null || !current.config().equals(config)) {
            current = new Prepared(config, new ConcurrentHashMap<>());
            prepared.set(current);
        }
        var rules = current.rules().computeIfAbsent(account.id(), _ -> AccountRules.of(config, account));
        return rules.account().equals(account) ? rules : AccountRules.of(config, account);
    }
}
