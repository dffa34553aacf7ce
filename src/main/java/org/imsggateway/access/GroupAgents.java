package org.imsggateway.access;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.config.BindingConfig;
import org.imsggateway.config.BindingType;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.config.PeerKind;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Handle;

/**
 * Which agent answers in the groups of an account, for findings about a configuration: no message has come yet that could be
 * routed. The order is that of routing: this chat, any group, the account, every account, the default agent.
 */
record GroupAgents(GatewayConfig config, AccountId account) {

    private static final String ANY = "*";

    /**
     * Finds the agent.
     *
     * @param chat the number of a chat, or {@code "*"} for one that no binding names
     * @return the agent that answers there
     */
    AgentConfig of(String chat) {
        List<BindingConfig> routes = config.bindings().stream()
                .filter(binding -> binding.type() == BindingType.ROUTE)
                .filter(binding -> binding.match().channel().equals("imessage"))
                .filter(binding -> isHere(binding) || isAnywhere(binding))
                .toList();
        return first(routes, binding -> names(binding, chat))
                .or(() -> first(routes, binding -> names(binding, ANY)))
                .or(() -> first(routes, binding -> binding.match().peer() == null && isHere(binding)))
                .or(() -> first(routes, binding -> binding.match().peer() == null))
                .flatMap(binding -> config.agents().agent(binding.agentId()))
                .orElseGet(() -> config.agents().defaultAgent());
    }

    private static Optional<BindingConfig> first(List<BindingConfig> routes, Predicate<BindingConfig> fits) {
        return routes.stream().filter(fits).findFirst();
    }

    private boolean isHere(BindingConfig binding) {
        String named = binding.match().accountId();
        return named == null
                ? account.equals(AccountId.DEFAULT)
                : AccountId.of(named).equals(account);
    }

    private static boolean isAnywhere(BindingConfig binding) {
        return ANY.equals(binding.match().accountId());
    }

    private static boolean names(BindingConfig binding, String chat) {
        var peer = binding.match().peer();
        if (peer == null || peer.kind() == PeerKind.DIRECT) {
            return false;
        }
        String id = Handle.of(peer.id()).value().replaceFirst("^chat_id:", "").replaceFirst("^\\+", "");
        return id.equals(ANY)
                ? chat.equals(ANY)
                : ChatTarget.leadingNumber(id).map(String::valueOf).orElse(id).equals(chat);
    }
}
