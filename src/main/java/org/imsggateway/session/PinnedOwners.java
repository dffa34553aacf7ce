package org.imsggateway.session;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.DmScope;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Handle;
import org.imsggateway.message.Whitespace;

/**
 * Whose gateway it evidently is: where all direct messages share the main session and {@code allowFrom} names exactly one
 * person, that person. What is said to the owner must not go to somebody who was merely let in by pairing.
 */
final class PinnedOwners {

    private static final String ACCESS_GROUP = "accessgroup:";

    private record Prepared(GatewayConfig config, Map<AccountId, Optional<Handle>> owners) {}

    private final AtomicReference<Prepared> prepared = new AtomicReference<>();

    /** The owner of an account; empty if there is none to be told. */
    Optional<Handle> of(GatewayConfig config, AccountConfig account) {
        Prepared current = prepared.get();
        if (current == null || !current.config().equals(config)) {
            current = new Prepared(config, new ConcurrentHashMap<>());
            prepared.set(current);
        }
        return current.owners().computeIfAbsent(account.id(), _ -> find(config, account));
    }

    private static Optional<Handle> find(GatewayConfig config, AccountConfig account) {
        Set<Handle> people = new HashSet<>();
        for (String entry : account.allowFrom().stream().map(Whitespace::trim).toList()) {
            if (entry.equals("*")) {
                return Optional.empty();
            }
            persons(entry, config)
                    .map(Handle::of)
                    .filter(PinnedOwners::isPerson)
                    .forEach(people::add);
        }
        return config.session().dmScope() == DmScope.MAIN && people.size() == 1
                ? people.stream().findFirst()
                : Optional.empty();
    }

    /** An access group stands for its members on this channel. */
    private static Stream<String> persons(String entry, GatewayConfig config) {
        if (!entry.toLowerCase(Locale.ROOT).startsWith(ACCESS_GROUP)) {
            return Stream.of(entry);
        }
        var group = config.accessGroups().get(Whitespace.trim(entry.substring(ACCESS_GROUP.length())));
        return group == null
                ? Stream.empty()
                : Stream.of("imessage", "*")
                        .flatMap(channel -> group.members().getOrDefault(channel, List.of()).stream());
    }

    private static boolean isPerson(Handle handle) {
        String value = handle.value();
        return value.chars().anyMatch(Character::isLetterOrDigit)
                && !value.startsWith("chat_id:")
                && !value.startsWith("chat_guid:")
                && !value.startsWith("chat_identifier:");
    }
}
