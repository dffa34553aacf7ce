package org.imsggateway.access;

import java.util.Locale;
import java.util.Optional;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Handle;
import org.imsggateway.message.Whitespace;

/** One entry of an allow list, as understood: whom it lets in. */
sealed interface AllowEntry {

    /** {@code *}: everybody. */
    record Anyone() implements AllowEntry {}

    /** A person, by normalised handle; over which service does not matter. */
    record Person(Handle handle) implements AllowEntry {}

    /** Everybody in the chat of this number. */
    record InChat(long id) implements AllowEntry {}

    /** Everybody in the chat of this guid; case matters. */
    record InChatOfGuid(String guid) implements AllowEntry {}

    /** Everybody in the chat of this identifier; case matters. */
    record InChatOfIdentifier(String identifier) implements AllowEntry {}

    /** The members of a named group of senders. */
    record InAccessGroup(String name) implements AllowEntry {}

    /** Nobody, ever. */
    record Never(String why) implements AllowEntry {}

    String GROUP_PREFIX = "accessgroup:";

    /**
     * Reads an entry. Never fails: what cannot be understood admits nobody.
     *
     * @param entry trimmed and not empty
     * @return what it means
     */
    static AllowEntry parse(String entry) {
        if (entry.equals("*")) {
            return new Anyone();
        }
        if (entry.toLowerCase(Locale.ROOT).startsWith(GROUP_PREFIX)) {
            return new InAccessGroup(Whitespace.trim(entry.substring(GROUP_PREFIX.length())));
        }
        Handle handle = Handle.of(entry);
        return chat(handle.value()).orElseGet(() -> person(handle));
    }

    private static Optional<AllowEntry> chat(String normal) {
        int colon = normal.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String value = normal.substring(colon + 1);
        return switch (normal.substring(0, colon)) {
            case "chat_id" -> Optional.of(chatOfNumber(value));
            case "chat_guid" -> Optional.of(value.isEmpty() ? withoutValue() : new InChatOfGuid(value));
            case "chat_identifier" -> Optional.of(value.isEmpty() ? withoutValue() : new InChatOfIdentifier(value));
            default -> Optional.empty();
        };
    }

    private static AllowEntry chatOfNumber(String value) {
        return ChatTarget.leadingNumber(value)
                .filter(id -> id > 0)
                .<AllowEntry>map(InChat::new)
                .orElseGet(() -> new Never("a chat id is a number above 0, such as chat_id:42"));
    }

    private static AllowEntry withoutValue() {
        return new Never("nothing stands after the colon");
    }

    private static AllowEntry person(Handle handle) {
        String value = handle.value();
        if (value.chars().noneMatch(Character::isLetterOrDigit)) {
            return new Never("it is neither a phone number nor an e-mail address");
        }
        if (value.indexOf('@') >= 0 && !Whitespace.removeAll(value).equals(value)) {
            return new Never("no e-mail address has a space in it");
        }
        return new Person(handle);
    }
}
