package org.imsggateway.imsg;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.AttachmentRef;
import org.imsggateway.message.ChatRef;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.ReplyQuote;
import org.imsggateway.message.Tapback;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns imsg's message record into ours. The one place that knows the names of its fields. */
final class ImsgMessageReader {

    private static final String ATTACHMENT_MARK = "\uFFFC";
    private static final int LAST_YEAR = 9999;

    /** What became of a record. */
    sealed interface Reading {

        /** It is a message. */
        record Understood(InboundMessage message) implements Reading {}

        /** It is none; what is wrong, and the row number where there was one, without any text of it. */
        record Malformed(String evidence) implements Reading {}
    }

    /** Signals a field of the wrong type, from deep inside a record to {@link #read}. */
    private static final class WrongType extends RuntimeException {

        private static final long serialVersionUID = 1L;

        WrongType(String field, String wanted) {
            super("field " + field + " is not " + wanted);
        }
    }

    /**
     * Reads one record. A field may be absent or null; one of a wrong type spoils the whole record; unknown fields stay in
     * the message's raw form.
     */
    Reading read(AccountId account, JsonNode message, Instant receivedAt) {
        if (!message.isObject()) {
            return new Reading.Malformed("row unknown: not an object");
        }
        try {
            return new Reading.Understood(message(account, message, receivedAt));
        } catch (WrongType wrong) {
            JsonNode id = message.path("id");
            return new Reading.Malformed(
                    "row " + (id.isIntegralNumber() ? id.asString() : "unknown") + ": " + wrong.getMessage());
        }
    }

    private static InboundMessage message(AccountId account, JsonNode node, Instant receivedAt) {
        long row = number(node, "id");
        String guid = text(node, "guid");
        List<AttachmentRef> attachments = attachments(node.path("attachments"));
        return new InboundMessage(
                account,
                row,
                guid.isBlank() ? substitute(row, node) : guid,
                chat(node),
                text(node, "sender"),
                flag(node, "is_from_me", false),
                words(node, attachments),
                instant(text(node, "created_at")),
                receivedAt,
                optional(node, "destination_caller_id"),
                reply(node),
                tapback(node),
                attachments,
                node.toString());
    }

    /** Databases without the column give no guid: the row number, or the whole record, must tell messages apart. */
    private static String substitute(long row, JsonNode node) {
        return row > 0
                ? "row:" + row
                : "record:" + UUID.nameUUIDFromBytes(node.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ChatRef chat(JsonNode node) {
        List<String> participants = new ArrayList<>();
        for (JsonNode participant : array(node.path("participants"), "participants")) {
            participants.add(string(participant, "participants"));
        }
        return new ChatRef(
                number(node, "chat_id"),
                optional(node, "chat_guid"),
                optional(node, "chat_identifier"),
                optional(node, "chat_name"),
                participants,
                flag(node, "is_group", false));
    }

    /** What was written. A vote in a poll is not something that was written. */
    private static String words(JsonNode node, List<AttachmentRef> attachments) {
        String text = withoutLengthPrefix(text(node, "text"));
        if (node.path("poll").path("kind").asString("").equals("vote")) {
            return "";
        }
        return attachments.isEmpty() ? text : text.replace(ATTACHMENT_MARK, "");
    }

    /**
     * The message it answers. Only a thread proves an inline reply: Messages fills {@code reply_to_guid} for ordinary
     * messages in a row too, so where that field is given and no thread is, nothing is answered.
     */
    private static @Nullable ReplyQuote reply(JsonNode node) {
        String thread = text(node, "thread_originator_guid");
        String quoted = withoutLengthPrefix(text(node, "reply_to_text"));
        String sender = optional(node, "reply_to_sender");
        if (!thread.isBlank()) {
            return new ReplyQuote(thread, quoted, sender);
        }
        String id = replyId(node.path("reply_to_id"));
        boolean answers = text(node, "reply_to_guid").isBlank() && (!id.isBlank() || !quoted.isBlank());
        return answers ? new ReplyQuote(id.isBlank() ? null : id, quoted, sender) : null;
    }

    private static String replyId(JsonNode id) {
        return id.isNumber() ? id.asString() : id.isMissingNode() || id.isNull() ? "" : string(id, "reply_to_id");
    }

    private static @Nullable Tapback tapback(JsonNode node) {
        if (!flag(node, "is_reaction", false)) {
            return null;
        }
        return new Tapback(
                optional(node, "reacted_to_guid"),
                optional(node, "reaction_type"),
                optional(node, "reaction_emoji"),
                flag(node, "is_reaction_add", true));
    }

    private static List<AttachmentRef> attachments(JsonNode list) {
        List<AttachmentRef> found = new ArrayList<>();
        for (JsonNode node : array(list, "attachments")) {
            if (!node.isObject()) {
                throw new WrongType("attachments", "a list of objects");
            }
            long bytes = node.path("total_bytes").asLong(node.path("byte_size").asLong(0));
            String path = text(node, "original_path");
            found.add(new AttachmentRef(
                    path.isBlank() ? text(node, "path") : path,
                    optional(node, "mime_type"),
                    optional(node, "transfer_name"),
                    bytes,
                    flag(node, "missing", false)));
        }
        return found;
    }

    /** Older versions leave the length of the stored text before it: a line feed, then a number that counts the rest. */
    static String withoutLengthPrefix(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < 3 || bytes[0] != '\n') {
            return text;
        }
        long length = 0;
        int at = 1;
        int shift = 0;
        do {
            length |= (long) (bytes[at] & 0x7F) << shift;
            shift += 7;
        } while ((bytes[at++] & 0x80) != 0 && at < bytes.length && shift < 35);
        boolean counts = length == bytes.length - at && length > 0;
        return counts ? new String(bytes, at, bytes.length - at, StandardCharsets.UTF_8) : text;
    }

    /** A time as imsg writes it, within the years of four digits, so that it can be stored; null for anything else. */
    static @Nullable Instant instant(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return time.getYear() < 0 || time.getYear() > LAST_YEAR ? null : time.toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static Iterable<JsonNode> array(JsonNode node, String field) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw new WrongType(field, "a list");
        }
        return node;
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isMissingNode() || value.isNull() ? "" : string(value, field);
    }

    private static String string(JsonNode value, String field) {
        if (!value.isString()) {
            throw new WrongType(field, "a string");
        }
        // PostgreSQL stores no NUL, and nobody types one: a row must not fail for ever because of it.
        return value.asString().replace("\0", "");
    }

    private static @Nullable String optional(JsonNode node, String field) {
        String text = text(node, field);
        return text.isEmpty() ? null : text;
    }

    private static long number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new WrongType(field, "a number");
        }
        return value.asLong();
    }

    private static boolean flag(JsonNode node, String field, boolean otherwise) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw new WrongType(field, "true or false");
        }
        return value.asBoolean();
    }
}
