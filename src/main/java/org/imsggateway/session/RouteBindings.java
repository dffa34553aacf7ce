package org.imsggateway.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.imsggateway.config.BindingConfig;
import org.imsggateway.config.BindingType;
import org.imsggateway.config.PeerKind;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among the bindings of type route. The most telling match wins, whatever the order in the file: this very
 * conversation, then any conversation of its kind, then the account, then the channel; among equals the first listed.
 */
final class RouteBindings {

    private static final String CHANNEL = "imessage";
    private static final String ANY = "*";

    private RouteBindings() {}

    static Optional<BindingConfig> find(List<BindingConfig> bindings, Conversation conversation) {
        List<BindingConfig> routes = bindings.stream()
                .filter(binding -> binding.type() == BindingType.ROUTE)
                .filter(binding -> binding.match().channel().equalsIgnoreCase(CHANNEL))
                .toList();
        return first(routes, binding -> onAccount(binding, conversation) && isPeer(binding, conversation))
                .or(() ->
                        first(routes, binding -> onAccount(binding, conversation) && isAnyPeer(binding, conversation)))
                .or(() -> first(routes, binding -> noPeer(binding) && onExactAccount(binding, conversation.account())))
                .or(() -> first(routes, binding -> noPeer(binding) && ANY.equals(account(binding))));
    }

    private static Optional<BindingConfig> first(List<BindingConfig> routes, Predicate<BindingConfig> fits) {
        return routes.stream().filter(fits).findFirst();
    }

    private static @Nullable String account(BindingConfig binding) {
        return binding.match().accountId();
    }

    private static boolean onAccount(BindingConfig binding, Conversation conversation) {
        return ANY.equals(account(binding)) || onExactAccount(binding, conversation.account());
    }

    /** A binding that names no account means the account {@code default}. */
    private static boolean onExactAccount(BindingConfig binding, AccountId account) {
        String named = account(binding);
        return named == null
                ? account.equals(AccountId.DEFAULT)
                : !named.equals(ANY) && AccountId.of(named).equals(account);
    }

    private static boolean noPeer(BindingConfig binding) {
        return binding.match().peer() == null;
    }

    private static boolean isAnyPeer(BindingConfig binding, Conversation conversation) {
        var peer = binding.match().peer();
        return peer != null && peer.id().equals(ANY) && isKind(peer, conversation);
    }

    private static boolean isPeer(BindingConfig binding, Conversation conversation) {
        var peer = binding.match().peer();
        return peer != null
                && isKind(peer, conversation)
                && peerId(peer.id(), conversation.group()).equals(conversation.peer());
    }

    private static boolean isKind(BindingConfig.Peer peer, Conversation conversation) {
        return (peer.kind() != PeerKind.DIRECT) == conversation.group();
    }

    /** A group may be written as digits or as {@code chat_id:42}, a person in any spelling. */
    private static String peerId(String written, boolean group) {
        String id = Handle.of(written).value();
        if (!group) {
            return id;
        }
        String digits = id.startsWith("chat_id:") ? id.substring("chat_id:".length()) : written;
        return ChatTarget.leadingNumber(digits).map(String::valueOf).orElse(written);
    }
}
