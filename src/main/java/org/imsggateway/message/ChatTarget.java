package org.imsggateway.message;

import java.util.Optional;

/**
 * Where a message is to go. Written as {@code chat_id:42} (stable on one Mac, recommended), {@code chat_guid:…},
 * {@code chat_identifier:…}, {@code imessage:…}, {@code sms:…}, {@code auto:…}, or a bare phone number or e-mail
 * address.
 */
public sealed interface ChatTarget {

    /**
     * The text that {@link #parse(String)} reads back to an equal target.
     *
     * @return for example {@code chat_id:42}
     */
    String text();

    /**
     * A chat by its row number in the Mac's database.
     *
     * @param id the number; not positive is syntactically a target and fails when it is sent
     */
    record ById(long id) implements ChatTarget {
        @Override
        public String text() {
            return "chat_id:" + id;
        }
    }

    /**
     * A chat by its globally unique id.
     *
     * @param guid for example {@code iMessage;+;chat8812}; case matters
     */
    record ByGuid(String guid) implements ChatTarget {
        @Override
        public String text() {
            return "chat_guid:" + guid;
        }
    }

    /**
     * A chat by its identifier: a handle for a direct chat, {@code chat…} for a group.
     *
     * @param identifier the identifier; case matters
     */
    record ByIdentifier(String identifier) implements ChatTarget {
        @Override
        public String text() {
            return "chat_identifier:" + identifier;
        }
    }

    /**
     * A person.
     *
     * @param handle the address as written, trimmed, not normalised: it goes to Messages like this
     * @param service the service that the prefix asked for; empty for a bare address
     */
    record ByHandle(String handle, Optional<Service> service) implements ChatTarget {
        @Override
        public String text() {
            return service.map(s -> s.word() + ":" + handle).orElse(handle);
        }

        @Override
        public String toString() {
            return "ByHandle[" + Handle.of(handle) + ", " + service + "]";
        }
    }

    /**
     * Reads a target.
     *
     * @param raw what a person, a configuration or a request wrote
     * @return the target
     * @throws InvalidTargetException with a text for that person if it is none
     */
    static ChatTarget parse(String raw) {
        return TargetParser.parse(raw);
    }

    /**
     * Whether a text names its target with a prefix.
     *
     * @param raw any text
     * @return whether it begins with a service or chat prefix
     */
    static boolean looksExplicit(String raw) {
        return TargetParser.looksExplicit(raw);
    }

    /**
     * Whether a text may be meant as a target: it has a prefix, an {@code @}, or is a number of three digits or more.
     *
     * @param raw any text
     * @return whether it looks like one
     */
    static boolean looksLikeTarget(String raw) {
        return TargetParser.looksLikeTarget(raw);
    }

    /**
     * Normalises a messaging target: a handle keeps its service prefix, a chat loses it.
     *
     * @param raw any text
     * @return for example {@code sms:+15552} for {@code sms: +1 (555) 2}; empty if nothing is left
     */
    static Optional<String> normalizeText(String raw) {
        return TargetParser.normalizeText(raw);
    }

    /**
     * The text of a chat number.
     *
     * @param chatId the number, 0 if there is none
     * @return {@code chat_id:<n>}, or an empty text for 0
     */
    static String textOf(long chatId) {
        return chatId == 0 ? "" : new ById(chatId).text();
    }

    /**
     * Whether the target is a person rather than a chat.
     *
     * @return whether messages to it are direct
     */
    default boolean isDirect() {
        return this instanceof ByHandle;
    }

    /**
     * The number that a text such as {@code 12abc} begins with: an optional sign and the leading decimal digits.
     *
     * @param text any text
     * @return the number, or empty if there is no digit, or more than 18 of them, which no row number has
     */
    static Optional<Long> leadingNumber(String text) {
        return TargetParser.leadingNumber(text);
    }
}
