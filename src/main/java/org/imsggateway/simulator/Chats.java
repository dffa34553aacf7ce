package org.imsggateway.simulator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads chats. Before 0.14 what was read once is kept until the process ends, renamed or not. */
final class Chats {

    private final Profile profile;
    private final ConcurrentHashMap<Long, ChatInfo> kept = new ConcurrentHashMap<>();

    Chats(Profile profile) {
        this.profile = profile;
    }

    @Nullable
    ChatInfo find(Connection connection, Columns columns, long id) throws SQLException {
        var known = kept.get(id);
        if (known != null) {
            return known;
        }
        var found = ChatInfo.find(connection, columns, id);
        if (found != null && !profile.strict()) {
            kept.put(id, found);
        }
        return found;
    }

    /** Chats that have messages, the latest first. */
    List<ObjectNode> list(Connection connection, Columns columns, int limit, boolean unreadOnly) throws SQLException {
        var byJoin = columns.has("chat_message_join", "message_date") && profile.atLeast(6);
        var date = byJoin ? "max(j.message_date)" : "max(m.date)";
        var tie = profile.strict() || !profile.atLeast(6) ? "DESC" : "ASC";
        var sql = "SELECT j.chat_id id, coalesce(" + date + ", 0) last FROM chat_message_join j"
                + " JOIN message m ON m.ROWID = j.message_id JOIN chat c ON c.ROWID = j.chat_id"
                + " GROUP BY j.chat_id ORDER BY last DESC, j.chat_id " + tie;
        var chats = new ArrayList<ObjectNode>();
        try (var statement = connection.prepareStatement(sql);
                var row = statement.executeQuery()) {
            while (chats.size() < limit && row.next()) {
                var chat = find(connection, columns, row.getLong("id"));
                var unread = chat == null ? 0 : unread(connection, columns, chat.id());
                if (chat != null && (!unreadOnly || unread > 0)) {
                    chats.add(json(chat, columns, row.getLong("last"), unread));
                }
            }
        }
        return chats;
    }

    private ObjectNode json(ChatInfo chat, Columns columns, long last, long unread) {
        var json = chat.core(profile);
        if (profile.strict()) {
            json.put("display_name", chat.title() == null ? chat.identifier() : chat.title());
        }
        json.put("service", chat.service()).put("last_message_at", AppleTime.iso(last));
        chat.members(json);
        if (profile.strict()) {
            chat.account(json);
        }
        if (profile.atLeast(13) && columns.hasMessage("is_read")) {
            json.put("unread_count", unread);
        }
        return json;
    }

    private long unread(Connection connection, Columns columns, long chatId) throws SQLException {
        if (!profile.atLeast(13) || !columns.hasMessage("is_read")) {
            return 0;
        }
        var sql = MessageRow.select(columns) + Messages.FROM
                + " WHERE j.chat_id = ? AND m.is_from_me = 0 AND m.is_read = 0";
        var unread = 0L;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, chatId);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var row = MessageRow.of(result);
                    if (!profile.isTapback(row.associatedType()) && !row.isUrlBalloon()) {
                        unread++;
                    }
                }
            }
        }
        return unread;
    }

    /** The chat that a guid or an identifier means; forms that Messages treats as equal are equal here. */
    @Nullable
    Long byGuidOrIdentifier(Connection connection, String key) throws SQLException {
        var tail = key.startsWith("any;-;") || key.startsWith("any;+;") ? key.substring(6) : key;
        try (var statement =
                connection.prepareStatement("SELECT ROWID FROM chat WHERE guid = ?1 OR chat_identifier = ?2"
                        + " OR guid = 'any;-;' || ?2 OR guid = 'any;+;' || ?2"
                        + " ORDER BY guid = ?1 DESC, ROWID LIMIT 1")) {
            statement.setString(1, key);
            statement.setString(2, tail);
            try (var row = statement.executeQuery()) {
                return row.next() ? (Long) row.getLong(1) : null;
            }
        }
    }
}
