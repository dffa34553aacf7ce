package org.imsggateway.inbound;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.imsggateway.config.AgentsConfig;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Whitespace;
import org.jspecify.annotations.Nullable;

/**
 * The line in which a model sees who said something, where and when, the same for every account:
 * {@code [iMessage Crew id:42 Wed 2026-03-04T10:15Z] +15557000002: lunch?}
 *
 * @param zone in which times are shown
 * @param timestamp whether the time is shown
 * @param elapsed whether the time since the session's last message is shown
 */
record Envelope(ZoneId zone, boolean timestamp, boolean elapsed) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd'T'HH:mmXXX", Locale.ROOT);

    static Envelope of(AgentsConfig.Defaults settings) {
        return new Envelope(
                zone(settings.envelopeTimezone()), settings.envelopeTimestamp(), settings.envelopeElapsed());
    }

    /** The configuration was checked at start, so any other word is the name of a zone. */
    private static ZoneId zone(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "utc" -> ZoneOffset.UTC;
            case "local", "user" -> ZoneId.systemDefault();
            default -> ZoneId.of(word);
        };
    }

    /**
     * Puts a text in its envelope.
     *
     * @param message whose time, sender and chat are shown
     * @param conversation where it belongs
     * @param text what to show of it
     * @param before when the session was last active; null if it was not, or if that is of no interest
     */
    String around(InboundMessage message, Conversation conversation, String text, @Nullable Instant before) {
        var head = new StringBuilder("[iMessage ").append(label(message, conversation));
        Instant at = message.sentAt();
        if (elapsed && before != null && at != null && at.isAfter(before)) {
            head.append(" +").append(span(Duration.between(before, at)));
        }
        if (timestamp && at != null) {
            head.append(' ').append(MINUTE.format(ZonedDateTime.ofInstant(at, zone)));
        }
        String speaker = conversation.group() ? message.from().value() + ": " : "";
        return head.append("] ").append(speaker).append(text).toString();
    }

    private static String label(InboundMessage message, Conversation conversation) {
        if (conversation.group()) {
            String name =
                    Whitespace.trim(Objects.requireNonNullElse(message.chat().name(), ""));
            return (name.isEmpty() ? "Group" : onOneLine(name)) + " id:" + conversation.peer();
        }
        Handle sender = message.from();
        return sender.value().equals(message.sender())
                ? sender.value()
                : sender.value() + " id:" + onOneLine(message.sender());
    }

    /** A chat's title is written by its members; it must neither end the envelope nor begin a line. */
    private static String onOneLine(String name) {
        return name.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ")
                .replace('[', '(')
                .replace(']', ')');
    }

    private static String span(Duration elapsed) {
        if (elapsed.toDays() > 0) {
            return elapsed.toDays() + "d";
        }
        if (elapsed.toHours() > 0) {
            return elapsed.toHours() + "h";
        }
        return elapsed.toMinutes() > 0 ? elapsed.toMinutes() + "m" : elapsed.toSeconds() + "s";
    }
}
