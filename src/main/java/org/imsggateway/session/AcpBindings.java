package org.imsggateway.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.imsggateway.config.BindingConfig;
import org.imsggateway.config.BindingType;
import org.imsggateway.config.PeerKind;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatRef;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.InvalidTargetException;
import org.jspecify.annotations.Nullable;

/**
 * The bindings of type acp, sorted once. A conversation is found by whatever identity it has: its number, its guid, its
 * identifier, and a direct one by the other person. The one that names the account goes before the one for any account.
 */
final class AcpBindings {

    private static final String CHANNEL = "imessage";
    private static final String ANY = "*";

    /** A binding and its account; null for any. */
    private record Bound(@Nullable AccountId account, BindingConfig binding) {}

    private final Map<String, List<Bound>> byIdentity = new HashMap<>();

    private AcpBindings() {}

    static AcpBindings of(List<BindingConfig> bindings) {
        var sorted = new AcpBindings();
        bindings.stream()
                .filter(binding -> binding.type() == BindingType.ACP)
                .filter(binding -> binding.match().channel().equals(CHANNEL))
                .forEach(sorted::add);
        return sorted;
    }

    private void add(BindingConfig binding) {
        BindingConfig.Peer peer = binding.match().peer();
        if (peer != null) {
            identity(peer)
                    .ifPresent(identity -> byIdentity
                            .computeIfAbsent(identity, _ -> new ArrayList<>())
                            .add(new Bound(account(binding.match().accountId()), binding)));
        }
    }

    private static @Nullable AccountId account(@Nullable String named) {
        if (named == null) {
            return AccountId.DEFAULT;
        }
        return named.equals(ANY) ? null : AccountId.of(named);
    }

    /** What a person wrote as the id of a peer, in one form. Bare digits are the number of a chat for a group. */
    private static Optional<String> identity(BindingConfig.Peer peer) {
        boolean group = peer.kind() != PeerKind.DIRECT;
        String id = peer.id();
        if (group && !id.isEmpty() && id.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return ChatTarget.leadingNumber(id).map(AcpBindings::chat);
        }
        try {
            return switch (ChatTarget.parse(id)) {
                case ChatTarget.ById(long number) -> Optional.of(chat(number));
                case ChatTarget.ByGuid(String guid) -> Optional.of("guid:" + guid);
                case ChatTarget.ByIdentifier(String identifier) -> Optional.of("identifier:" + identifier);
                case ChatTarget.ByHandle(String handle, Optional<?> _) -> person(Handle.of(handle));
            };
        } catch (InvalidTargetException nothingWeKnow) {
            return person(Handle.of(id));
        }
    }

    private static String chat(long number) {
        return "chat:" + number;
    }

    private static Optional<String> person(Handle handle) {
        return handle.isNone() ? Optional.empty() : Optional.of("handle:" + handle.value());
    }

    Optional<BindingConfig> find(InboundMessage message, Conversation conversation) {
        if (byIdentity.isEmpty()) {
            return Optional.empty();
        }
        List<Bound> candidates = identities(message.chat(), conversation)
                .flatMap(identity -> byIdentity.getOrDefault(identity, List.of()).stream())
                .toList();
        return candidates.stream()
                .filter(bound -> conversation.account().equals(bound.account()))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(bound -> bound.account() == null)
                        .findFirst())
                .map(Bound::binding);
    }

    private static Stream<String> identities(ChatRef chat, Conversation conversation) {
        List<String> identities = new ArrayList<>();
        if (conversation.group()) {
            identities.add("chat:" + conversation.peer());
        } else {
            identities.add("handle:" + conversation.peer());
            if (chat.id() > 0) {
                identities.add(chat(chat.id()));
            }
        }
        if (chat.guid() != null) {
            identities.add("guid:" + chat.guid());
        }
        if (chat.identifier() != null) {
            identities.add("identifier:" + chat.identifier());
        }
        return identities.stream();
    }
}
