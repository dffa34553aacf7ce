package org.imsggateway.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imsggateway.config.BindingConfig;
import org.imsggateway.config.BindingType;
import org.imsggateway.config.PeerKind;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The bindings of type route, sorted once so that to choose among them takes a few look-ups. The most telling match
 * wins, whatever the order in the file: this very conversation, then any conversation of its kind, then the account,
 * then the channel; among equals the first listed.
 */
final class RouteBindings {

    private static final String CHANNEL = "imessage";
    private static final String ANY = "*";

    /** A conversation of any account, or with the id {@code "*"} all of a kind. */
    private record Peer(boolean group, String id) {}

    /** A binding and its account; null for any. */
    private record Bound(@Nullable AccountId account, BindingConfig binding) {}

    private final Map<Peer, List<Bound>> peers = new HashMap<>();
    private final Map<AccountId, BindingConfig> accounts = new HashMap<>();
    private final List<BindingConfig> channel = new ArrayList<>();

    private RouteBindings() {}

    static RouteBindings of(List<BindingConfig> bindings) {
        var sorted = new RouteBindings();
        bindings.stream()
                .filter(binding -> binding.type() == BindingType.ROUTE)
                .filter(binding -> binding.match().channel().equalsIgnoreCase(CHANNEL))
                .forEach(sorted::add);
        return sorted;
    }

    private void add(BindingConfig binding) {
        AccountId account = account(binding);
        var peer = binding.match().peer();
        if (peer != null) {
            boolean group = peer.kind() != PeerKind.DIRECT;
            peers.computeIfAbsent(new Peer(group, peerId(peer.id(), group)), _ -> new ArrayList<>())
                    .add(new Bound(account, binding));
        } else if (account != null) {
            accounts.putIfAbsent(account, binding);
        } else {
            channel.add(binding);
        }
    }

    /** A binding that names no account means the account {@code default}, not all of them. */
    private static @Nullable AccountId account(BindingConfig binding) {
        String named = binding.match().accountId();
        if (named == null) {
            return AccountId.DEFAULT;
        }
        return named.equals(ANY) ? null : AccountId.of(named);
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

    Optional<BindingConfig> find(Conversation conversation) {
        return first(conversation, conversation.peer())
                .or(() -> first(conversation, ANY))
                .or(() -> Optional.ofNullable(accounts.get(conversation.account())))
                .or(() -> channel.stream().findFirst());
    }

    private Optional<BindingConfig> first(Conversation conversation, String id) {
        return peers.getOrDefault(new Peer(conversation.group(), id), List.of()).stream()
                .filter(bound -> bound.account() == null || bound.account().equals(conversation.account()))
                .map(Bound::binding)
                .findFirst();
    }
}
