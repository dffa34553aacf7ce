package org.imsggateway.simulator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of <code>message</code> with the handle and the chat it is joined with.
 *
 * @param chatId the chat; 0 where no join exists
 * @param date Apple time
 */
record MessageRow(
        long id,
        long chatId,
        String guid,
        @Nullable String storedText,
        AttributedBody body,
        long date,
        long handleId,
        String sender,
        boolean fromMe,
        @Nullable String caller,
        int associatedType,
        @Nullable String associatedGuid,
        @Nullable String replyTo,
        @Nullable String thread,
        @Nullable String threadPart,
        @Nullable String balloon,
        boolean audio,
        boolean read,
        long dateRead) {

    static final String URL_BALLOON = "com.apple.messages.URLBalloonProvider";

    /** The select list; the query must name message m, handle h and chat_message_join j. */
    static String select(Columns columns) {
        var guid = columns.reactions() ? "m.guid" : "''";
        return "SELECT m.ROWID id, coalesce(j.chat_id, 0) chat_id, " + guid + " guid, m.text text, "
                + columns.message("attributedBody", "NULL") + " body, coalesce(m.date, 0) date, m.handle_id handle_id,"
                + " h.id handle, m.is_from_me from_me, "
                + columns.message("destination_caller_id", "NULL") + " caller, "
                + (columns.reactions() ? "coalesce(m.associated_message_type, 0)" : "0") + " a_type, "
                + (columns.reactions() ? "m.associated_message_guid" : "NULL") + " a_guid, "
                + columns.message("reply_to_guid", "NULL") + " reply_to, "
                + columns.message("thread_originator_guid", "NULL") + " thread, "
                + columns.message("thread_originator_part", "NULL") + " thread_part, "
                + columns.message("balloon_bundle_id", "NULL") + " balloon, "
                + columns.message("is_audio_message", "0") + " audio, "
                + columns.message("is_read", "0") + " is_read, "
                + columns.message("date_read", "0") + " date_read";
    }

    static MessageRow of(ResultSet row) throws SQLException {
        var handle = row.getString("handle");
        var caller = row.getString("caller");
        return new MessageRow(
                row.getLong("id"),
                row.getLong("chat_id"),
                orEmpty(row.getString("guid")),
                row.getString("text"),
                AttributedBody.of(row.getBytes("body")),
                row.getLong("date"),
                row.getLong("handle_id"),
                handle == null || handle.isEmpty() ? orEmpty(caller) : handle,
                row.getBoolean("from_me"),
                caller,
                row.getInt("a_type"),
                row.getString("a_guid"),
                row.getString("reply_to"),
                row.getString("thread"),
                row.getString("thread_part"),
                row.getString("balloon"),
                row.getBoolean("audio"),
                row.getBoolean("is_read"),
                row.getLong("date_read"));
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The text column, or the attributed body as this version decodes it. */
    String text(Profile profile) {
        if (storedText != null && !storedText.isEmpty()) {
            return storedText;
        }
        return body.text(profile);
    }

    boolean isUrlBalloon() {
        return URL_BALLOON.equals(balloon);
    }

    boolean isSentBy(List<String> participants) {
        return participants.isEmpty()
                || participants.stream().anyMatch(p -> Text.folded(p).equals(Text.folded(sender)));
    }

    boolean isWithin(@Nullable Long start, @Nullable Long end) {
        return (start == null || date >= start) && (end == null || date < end);
    }

    /** A guid without the part in front of it: <code>p:0/GUID</code> is <code>GUID</code>; <code>bp:</code> stays. */
    static String withoutPart(String guid) {
        return guid.substring(guid.lastIndexOf('/') + 1);
    }

    /** How texts are compared where case does not count, in any script. */
    static final class Text {

        private Text() {}

        static String folded(String text) {
            return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        }
    }
}
