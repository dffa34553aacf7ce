package org.imsggateway.simulator;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Turns rows into messages as this version writes them. */
final class Messages {

    /** The tables behind {@link MessageRow#select}, for rows that are in a chat. */
    static final String FROM = " FROM message m JOIN chat_message_join j ON j.message_id = m.ROWID"
            + " LEFT JOIN handle h ON h.ROWID = m.handle_id";

    /** The same with rows that are in no chat. */
    static final String FROM_ALL = " FROM message m LEFT JOIN chat_message_join j ON j.message_id = m.ROWID"
            + " LEFT JOIN handle h ON h.ROWID = m.handle_id";

    /** A row that is linked to several chats counts once, in the chat with the lowest id. */
    static final String IN_LOWEST_CHAT =
            "j.chat_id = (SELECT min(k.chat_id) FROM chat_message_join k WHERE k.message_id = m.ROWID)";

    private final Profile profile;
    private final Chats chats;
    private final Reactions reactions;
    private final Previews previews;

    Messages(Profile profile, Chats chats) {
        this.profile = profile;
        this.chats = chats;
        this.reactions = new Reactions(profile);
        this.previews = new Previews(profile);
    }

    Previews previews() {
        return previews;
    }

    /** What of a message is wanted beyond its own row. */
    record Detail(boolean attachments, boolean reactions) {}

    ObjectNode json(Connection connection, Columns columns, MessageRow row, Detail detail) throws SQLException {
        var found = row.chatId() == 0 ? null : chats.find(connection, columns, row.chatId());
        var chat = found == null ? ChatInfo.NONE : found;
        var json = Json.object()
                .put("id", row.id())
                .put("chat_id", row.chatId())
                .put("guid", row.guid())
                .put("sender", row.sender())
                .put("is_from_me", row.fromMe())
                .put("text", text(connection, columns, row))
                .put("created_at", AppleTime.iso(row.date()));
        json.set("attachments", detail.attachments() ? Attachments.of(connection, row.id()) : Json.array());
        json.set("reactions", detail.reactions() ? reactions.of(connection, columns, row.guid()) : Json.array());
        json.put("chat_identifier", chat.identifier())
                .put("chat_guid", chat.guid())
                .put("chat_name", found == null ? "" : chat.nameOnMessage(profile));
        chat.members(json);
        ChatInfo.putUnlessEmpty(json, "destination_caller_id", row.caller());
        if (profile.isTapback(row.associatedType())) {
            tapback(json, row);
        } else {
            reply(connection, columns, json, row);
            preview(connection, columns, json, row);
        }
        readState(json, columns, row);
        return json;
    }

    private String text(Connection connection, Columns columns, MessageRow row) throws SQLException {
        var spoken = row.audio() ? Attachments.transcript(connection, columns, row.id()) : null;
        return spoken == null || spoken.isEmpty() ? row.text(profile) : spoken;
    }

    /** The text as searched and shown. */
    String searchable(Connection connection, Columns columns, MessageRow row) throws SQLException {
        return text(connection, columns, row);
    }

    private void tapback(ObjectNode json, MessageRow row) {
        var kind = Tapback.ofType(row.associatedType());
        var emoji = kind.emoji(row.text(profile));
        json.put("is_reaction", true).put("is_reaction_add", row.associatedType() < Tapback.REMOVE);
        if (emoji != null) {
            json.put("reaction_type", kind.readName()).put("reaction_emoji", emoji);
        }
        if (row.associatedGuid() != null) {
            json.put("reacted_to_guid", MessageRow.withoutPart(row.associatedGuid()));
        }
    }

    private void reply(Connection connection, Columns columns, ObjectNode json, MessageRow row) throws SQLException {
        var replyTo = replyTo(row);
        ChatInfo.putUnlessEmpty(json, "reply_to_guid", replyTo);
        ChatInfo.putUnlessEmpty(json, "thread_originator_guid", row.thread());
        if (profile.atLeast(10)) {
            ChatInfo.putUnlessEmpty(json, "thread_originator_part", row.threadPart());
        }
        var parentGuid = row.thread() == null || row.thread().isEmpty() ? replyTo : row.thread();
        if (profile.atLeast(9) && parentGuid != null && columns.reactions()) {
            var parent = byGuid(connection, columns, parentGuid);
            if (parent != null) {
                json.put("reply_to_text", text(connection, columns, parent)).put("reply_to_sender", parent.sender());
            }
        }
    }

    private @Nullable String replyTo(MessageRow row) {
        if (profile.atLeast(10) && row.replyTo() != null && !row.replyTo().isEmpty()) {
            return MessageRow.withoutPart(row.replyTo());
        }
        return row.associatedGuid() == null || row.associatedGuid().isEmpty()
                ? null
                : MessageRow.withoutPart(row.associatedGuid());
    }

    @Nullable
    MessageRow byGuid(Connection connection, Columns columns, String guid) throws SQLException {
        var sql = MessageRow.select(columns) + FROM_ALL + " WHERE m.guid = ? ORDER BY j.chat_id LIMIT 1";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, guid);
            try (var row = statement.executeQuery()) {
                return row.next() ? MessageRow.of(row) : null;
            }
        }
    }

    private void preview(Connection connection, Columns columns, ObjectNode json, MessageRow row) throws SQLException {
        if (!profile.atLeast(11, 1)) {
            return;
        }
        ChatInfo.putUnlessEmpty(json, "balloon_bundle_id", row.balloon());
        var preview = row.chatId() == 0 ? null : previews.previewOf(connection, columns, row);
        if (preview != null) {
            json.set("url_preview", Previews.json(preview));
        }
    }

    private void readState(ObjectNode json, Columns columns, MessageRow row) {
        if (!profile.atLeast(13) || row.fromMe() || !columns.hasMessage("is_read")) {
            return;
        }
        json.put("is_read", row.read());
        if (row.read() && row.dateRead() != 0) {
            json.put("date_read", AppleTime.iso(row.dateRead()));
        }
    }
}
