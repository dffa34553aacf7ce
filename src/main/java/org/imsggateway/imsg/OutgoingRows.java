package org.imsggateway.imsg;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imsggateway.delivery.MessageChannel;
import org.imsggateway.delivery.OutgoingSearch;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Handle;
import org.imsggateway.rpc.RpcException;
import tools.jackson.databind.JsonNode;

/** Looks for the row an outgoing message would have left, in every chat in which something was said since it was handed over. */
final class OutgoingRows {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration SLACK = Duration.ofSeconds(2);
    private static final int NATIONAL = 6;
    private static final int CHATS = 500;
    private static final int MESSAGES = 1000;

    private final Clock clock;

    OutgoingRows(Clock clock) {
        this.clock = clock;
    }

    /** What fits, oldest first; "absent" only if every row since then was seen. */
    OutgoingSearch find(ImsgSession session, MessageChannel.Sought sought) {
        Instant readAt = clock.instant();
        Instant since = sought.since().minus(SLACK);
        List<OutgoingSearch.Row> found = new ArrayList<>();
        try {
            List<JsonNode> chats = list(session.call("chats.list", Map.of("limit", CHATS), PATIENCE), "chats");
            boolean all = chats.size() < CHATS;
            for (JsonNode chat : chats) {
                Instant last =
                        ImsgMessageReader.instant(chat.path("last_message_at").asString(""));
                boolean quiet = last != null && last.isBefore(since);
                // The list is ordered by activity: behind the first quiet chat there is nothing new.
                all |= quiet;
                if (!quiet && mayBe(chat, sought.target())) {
                    all &= rows(session, chat, sought, since, found);
                }
            }
            return result(found, all, readAt);
        } catch (RpcException e) {
            return new OutgoingSearch.Unavailable(ImsgProblem.words(e));
        }
    }

    private static OutgoingSearch result(List<OutgoingSearch.Row> found, boolean all, Instant readAt) {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingLong(OutgoingSearch.Row::rowId));
            return new OutgoingSearch.Found(List.copyOf(found));
        }
        return all
                ? new OutgoingSearch.Absent(readAt)
                : new OutgoingSearch.Unavailable("too much was said since to see all of it");
    }

    private static boolean rows(
            ImsgSession session,
            JsonNode chat,
            MessageChannel.Sought sought,
            Instant since,
            List<OutgoingSearch.Row> found)
            throws RpcException {
        Map<String, Object> params = new HashMap<>();
        params.put("chat_id", chat.path("id").asLong());
        params.put("limit", MESSAGES);
        params.put("start", since.toString());
        params.put("attachments", !sought.fileName().isEmpty());
        List<JsonNode> messages = list(session.call("messages.history", params, PATIENCE), "messages");
        for (JsonNode message : messages) {
            if (fits(message, sought)) {
                found.add(new OutgoingSearch.Row(
                        message.path("guid").asString(""), message.path("id").asLong(0)));
            }
        }
        return messages.size() < MESSAGES;
    }

    private static boolean fits(JsonNode message, MessageChannel.Sought sought) {
        if (!message.path("is_from_me").asBoolean(false)) {
            return false;
        }
        String text = message.path("text").asString("").replace("\uFFFC", "").strip();
        boolean sameText = text.equals(sought.text().strip());
        if (sought.fileName().isEmpty()) {
            return sameText && !text.isEmpty();
        }
        for (JsonNode attachment : message.path("attachments")) {
            if (attachment.path("transfer_name").asString("").equals(sought.fileName())
                    || attachment.path("original_path").asString("").endsWith("/" + sought.fileName())) {
                return true;
            }
        }
        return sameText && !text.isEmpty();
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
