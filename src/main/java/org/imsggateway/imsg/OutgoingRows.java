package org.imsggateway.imsg;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.imsggateway.delivery.MessageChannel;
import org.imsggateway.delivery.OutgoingSearch;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Handle;
import org.imsggateway.rpc.RpcException;
import tools.jackson.databind.JsonNode;

/** Looks for the row an outgoing message would have left, in every chat in which something was said since it was handed over. */
final class OutgoingRows {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** How far the clocks of this machine and the Mac may be apart, where nothing but the time tells what came before. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    /** The same where the numbers of the rows tell it; the time only keeps the search short then. */
    private static final Duration LARGE_SLACK = Duration.ofDays(1);

    /** What is in no text a person reads: bytes that are no characters, and control characters. */
    private static final Pattern GARBAGE = Pattern.compile("[\uFFFD\\p{Cntrl}&&[^\\s]]");

    private static final int NATIONAL = 6;
    private static final int CHATS = 500;
    private static final int MESSAGES = 1000;

    private final Clock clock;

    OutgoingRows(Clock clock) {
        this.clock = clock;
    }

    /**
     * What fits, oldest first; "absent" only if every row since then was seen, and none of them may be it.
     *
     * @param exact whether this imsg gives texts as they were sent; earlier versions leave bytes of the stored form in them
     */
    OutgoingSearch find(ImsgCalls calls, boolean exact, MessageChannel.Sought sought) {
        Instant readAt = clock.instant();
        Look look = new Look(sought, exact);
        try {
            List<JsonNode> chats = list(calls.call("chats.list", Map.of("limit", CHATS), PATIENCE), "chats");
            boolean listed = chats.size() < CHATS;
            boolean whole = true;
            for (JsonNode chat : chats) {
                Instant last =
                        ImsgMessageReader.instant(chat.path("last_message_at").asString(""));
                boolean quiet = last != null && last.isBefore(look.from);
                // The list is ordered by activity: behind the first quiet chat there is nothing new.
                listed |= quiet;
                if (!quiet && mayBe(chat, sought.target())) {
                    whole &= look.into(calls, chat);
                }
            }
            return look.result(listed && whole, readAt);
        } catch (RpcException e) {
            return new OutgoingSearch.Unavailable(ImsgProblem.words(e));
        }
    }

    /** One search and what it has found so far. */
    private static final class Look {

        private final MessageChannel.Sought sought;
        private final boolean exact;
        private final Instant from;
        private final List<OutgoingSearch.Row> found = new ArrayList<>();
        private boolean unclear;

        Look(MessageChannel.Sought sought, boolean exact) {
            this.sought = sought;
            this.exact = exact;
            this.from = sought.since().minus(sought.afterRow() == null ? SLACK : LARGE_SLACK);
        }

        /** Looks into one chat; false if more was said there than could be read. */
        boolean into(ImsgCalls calls, JsonNode chat) throws RpcException {
            Map<String, Object> params = new HashMap<>();
            params.put("chat_id", chat.path("id").asLong(0));
            params.put("limit", MESSAGES);
            params.put("start", from.toString());
            params.put("attachments", !sought.fileName().isEmpty());
            List<JsonNode> messages = list(calls.call("messages.history", params, PATIENCE), "messages");
            messages.stream()
                    .filter(message -> message.path("is_from_me").asBoolean(false))
                    .filter(message -> !isEarlier(message))
                    .forEach(this::consider);
            return messages.size() < MESSAGES || isEarlier(messages.getLast());
        }

        private boolean isEarlier(JsonNode message) {
            Long after = sought.afterRow();
            return after != null && message.path("id").asLong(Long.MAX_VALUE) <= after;
        }

        private void consider(JsonNode message) {
            String text = ImsgMessageReader.withoutLengthPrefix(
                            message.path("text").asString(""))
                    .replace("\uFFFC", "")
                    .strip();
            if (fits(message, text)) {
                found.add(new OutgoingSearch.Row(
                        message.path("guid").asString(""), message.path("id").asLong(0)));
            } else {
                unclear |= !exact && mayBeGarbled(message, text);
            }
        }

        private boolean fits(JsonNode message, String text) {
            boolean sameText = text.equals(sought.text().strip()) && !text.isEmpty();
            if (sought.fileName().isEmpty() || sameText) {
                return sameText;
            }
            for (JsonNode attachment : message.path("attachments")) {
                if (attachment.path("transfer_name").asString("").equals(sought.fileName())
                        || attachment.path("original_path").asString("").endsWith("/" + sought.fileName())) {
                    return true;
                }
            }
            return false;
        }

        /** Whether this may be the message, with a text that was read wrongly. */
        private boolean mayBeGarbled(JsonNode message, String text) {
            if (message.path("is_reaction").asBoolean(false)) {
                return false;
            }
            Instant sent = ImsgMessageReader.instant(message.path("created_at").asString(""));
            return sent == null
                    || !sent.isBefore(sought.since())
                    || GARBAGE.matcher(text).find()
                    || (!sought.text().isBlank() && text.endsWith(sought.text().strip()));
        }

        OutgoingSearch result(boolean all, Instant readAt) {
            if (!found.isEmpty()) {
                found.sort(Comparator.comparingLong(OutgoingSearch.Row::rowId));
                return new OutgoingSearch.Found(List.copyOf(found), all && !unclear);
            }
            if (unclear) {
                return new OutgoingSearch.Unavailable("something was sent there since that may be it");
            }
            return all
                    ? new OutgoingSearch.Absent(readAt)
                    : new OutgoingSearch.Unavailable("too much was said since to see all of it");
        }
    }

    /** Whether the target may mean this chat. A name means some direct chat, which one is not known here. */
    private static boolean mayBe(JsonNode chat, ChatTarget target) {
        String guid = chat.path("guid").asString("");
        String identifier = chat.path("identifier").asString("");
        return switch (target) {
            case ChatTarget.ById(long id) -> chat.path("id").asLong(0) == id;
            case ChatTarget.ByGuid(String wanted) -> tail(guid).equals(tail(wanted)) || identifier.equals(tail(wanted));
            case ChatTarget.ByIdentifier(String wanted) ->
                identifier.equals(wanted) || tail(guid).equals(wanted);
            case ChatTarget.ByHandle(String handle, var _) ->
                !chat.path("is_group").asBoolean(false) && isWith(handle, identifier);
        };
    }

    /** National and international spellings of a number share their last digits; a name may be anyone's. */
    private static boolean isWith(String handle, String identifier) {
        if (Handle.of(handle).equals(Handle.of(identifier))) {
            return true;
        }
        String wanted = handle.replaceAll("\\D", "").replaceFirst("^0+", "");
        boolean name = !handle.contains("@") && handle.chars().anyMatch(Character::isLetter);
        return name
                || (wanted.length() >= NATIONAL
                        && identifier.replaceAll("\\D", "").endsWith(wanted));
    }

    /** A guid without its service: {@code any;-;x}, {@code iMessage;-;x} and {@code SMS;-;x} are one person. */
    private static String tail(String guid) {
        return guid.substring(guid.lastIndexOf(';') + 1);
    }

    private static List<JsonNode> list(JsonNode answer, String field) {
        List<JsonNode> nodes = new ArrayList<>();
        answer.path(field).forEach(nodes::add);
        return nodes;
    }
}
