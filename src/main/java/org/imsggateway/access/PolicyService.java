package org.imsggateway.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.config.ContextVisibility;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Handle;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.ReplyQuote;
import org.imsggateway.message.TraceStep;
import org.imsggateway.message.Whitespace;
import org.springframework.stereotype.Component;

/**
 * Who may talk, and who is meant. Pure: the same message, configuration and approvals always give the same decision; no
 * clock, no store, no log. Only the prepared lists and patterns of the last configuration are kept between calls.
 */
@Component
public class PolicyService {

    private final AtomicReference<PreparedPolicy> prepared = new AtomicReference<>();

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
        var rules = prepared(config).rules(account);
        trail.add(conversation(message, rules));
        return isGroup(message, account)
                ? new GroupGates(message, rules, trail).decide()
                : new DirectGates(message, rules, approved, trail).decide();
    }

    /**
     * Judges whether a message that was admitted is meant for the agent. In a group a command of somebody who may not give
     * any is dropped, and where a mention is required, so is what mentions nobody and is no command. Where no pattern can be
     * used, a mention cannot be required, so everything passes.
     *
     * @param message the message
     * @param body the text to judge, or what stands for its files
     * @param config the configuration snapshot of this message
     * @param account its account in that snapshot
     * @param agent the agent it is routed to, of that snapshot
     * @param approved who has been approved by pairing on this account; counts under the policy {@code pairing} only, and
     *     never in a group
     * @return addressed, or ignored with the reason; with its trace
     */
    public AddressDecision address(
            InboundMessage message,
            String body,
            GatewayConfig config,
            AccountConfig account,
            AgentConfig agent,
            Set<Handle> approved) {
        PreparedPolicy policy = prepared(config);
        AccountRules rules = policy.rules(account);
        boolean group = isGroup(message, account);
        var authority = policy.commands().authority(message, group, rules, approved);
        var gates = new AddressGates(message, rules, policy.mentions(agent), authority, new ArrayList<>());
        Optional<ControlCommand> command = ControlCommand.in(body, config.commands());
        return group ? gates.inGroup(body, command) : gates.direct(body, command);
    }

    /**
     * Whether somebody owns the gateway and may therefore change it from a chat: who is listed in {@code
     * commands.ownerAllowFrom}, or, if nobody of this channel is, whom {@code allowFrom} of an enabled account names. An
     * approval by pairing makes no owner. Whether the sender may give commands at all is asked separately.
     *
     * @param sender who
     * @param config the configuration snapshot
     * @return whether an owner
     */
    public boolean isOwner(Handle sender, GatewayConfig config) {
        return prepared(config).isOwner(sender);
    }

    /**
     * The owners of this gateway as far as they are named one by one.
     *
     * @param config the configuration
     * @return their handles; empty if nobody is named
     */
    public Set<Handle> owners(GatewayConfig config) {
        return prepared(config).owners();
    }

    /**
     * Whether an agent may see what a message quotes. Under {@code contextVisibility: allowlist} a group whose list of
     * senders is not empty hides the words of everybody who is not on it, and of whoever is not named; else nothing is hidden.
     *
     * @param message the message
     * @param config the configuration snapshot of this message
     * @param account its account in that snapshot
     * @return false if the quote is to be left out; true also where there is none
     */
    public boolean showsQuote(InboundMessage message, GatewayConfig config, AccountConfig account) {
        ReplyQuote quote = message.reply();
        if (quote == null || quote.text() == null || Whitespace.isBlank(quote.text())) {
            return true;
        }
        if (account.contextVisibility() != ContextVisibility.ALLOWLIST || !isGroup(message, account)) {
            return true;
        }
        AllowList list = prepared(config).rules(account).groupList();
        Handle author = quote.sender() == null ? Handle.NONE : Handle.of(quote.sender());
        return list.isEmpty() || list.match(author, message.chat()).isPresent();
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

    private PreparedPolicy prepared(GatewayConfig config) {
        PreparedPolicy current = prepared.get();
        if (current == null || !current.isOf(config)) {
            current = new PreparedPolicy(config);
            prepared.set(current);
        }
        return current;
    }
}
