package org.imsggateway.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.imsggateway.config.AccessGroupConfig;
import org.imsggateway.message.ChatRef;
import org.imsggateway.message.Handle;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Whitespace;
import org.jspecify.annotations.Nullable;

/** A list of allowed senders and chats, prepared once so that judging a message takes a few look-ups. */
final class AllowList {

    private static final int SHOWN_ENTRIES = 10;

    private final List<String> entries;
    private boolean anyone;
    private final Map<Handle, String> people = new HashMap<>();
    private final Map<Long, String> chats = new HashMap<>();
    private final Map<String, String> guids = new HashMap<>();
    private final Map<String, String> identifiers = new HashMap<>();

    private AllowList(List<String> entries) {
        this.entries = entries;
    }

    /**
     * Prepares a list.
     *
     * @param written the entries as configured
     * @param groups the named groups of senders that {@code accessGroup:<name>} may refer to
     * @return the list
     */
    static AllowList compile(List<String> written, Map<String, AccessGroupConfig> groups) {
        var list = new AllowList(trimmed(written));
        list.entries.forEach(entry -> list.add(entry, groups));
        return list;
    }

    /** The entries that count: trimmed, blank ones dropped. */
    static List<String> trimmed(List<String> written) {
        return written.stream()
                .map(Whitespace::trim)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** The members of an access group for this channel; empty if there is no such group. */
    static List<String> members(String group, Map<String, AccessGroupConfig> groups) {
        return Optional.ofNullable(groups.get(group)).stream()
                .flatMap(found -> Stream.of("imessage", "*")
                        .flatMap(channel -> found.members().getOrDefault(channel, List.of()).stream()))
                .toList();
    }

    private void add(String entry, Map<String, AccessGroupConfig> groups) {
        switch (AllowEntry.parse(entry)) {
            case AllowEntry.Anyone() -> anyone = true;
            case AllowEntry.Person(Handle handle) -> people.putIfAbsent(handle, entry);
            case AllowEntry.InChat(long id) -> chats.putIfAbsent(id, entry);
            case AllowEntry.InChatOfGuid(String guid) -> guids.putIfAbsent(guid, entry);
            case AllowEntry.InChatOfIdentifier(String identifier) -> identifiers.putIfAbsent(identifier, entry);
            case AllowEntry.InAccessGroup(String name) -> addMembers(entry, members(name, groups));
            case AllowEntry.Never(String _) -> {}
        }
    }

    /** Only people count as members: a group of senders must not let in a whole chat, or everybody. */
    private void addMembers(String entry, List<String> members) {
        for (String member : trimmed(members)) {
            if (AllowEntry.parse(member) instanceof AllowEntry.Person(Handle handle)) {
                people.putIfAbsent(handle, entry);
            }
        }
    }

    /** Whether nothing at all is listed. */
    boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * Finds the entry that lets a message in.
     *
     * @param message the message
     * @return the entry as written; empty if none does
     */
    Optional<String> match(InboundMessage message) {
        return match(message.from(), message.chat());
    }

    /**
     * Finds the entry that lets somebody in.
     *
     * @param sender who; {@link Handle#NONE} if that is not known
     * @param chat where
     * @return the entry as written; empty if none does
     */
    Optional<String> match(Handle sender, ChatRef chat) {
        if (anyone) {
            return Optional.of("*");
        }
        return Optional.ofNullable(people.get(sender))
                .or(() -> chat.id() == 0 ? Optional.empty() : Optional.ofNullable(chats.get(chat.id())))
                .or(() -> find(guids, chat.guid()))
                .or(() -> find(identifiers, chat.identifier()));
    }

    private static Optional<String> find(Map<String, String> entries, @Nullable String value) {
        return value == null ? Optional.empty() : Optional.ofNullable(entries.get(value));
    }

    /** The entries for a person to read; a long list is cut. */
    @Override
    public String toString() {
        return entries.size() <= SHOWN_ENTRIES
                ? entries.toString()
                : entries.subList(0, SHOWN_ENTRIES) + " and " + (entries.size() - SHOWN_ENTRIES) + " more";
    }
}
