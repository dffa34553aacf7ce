package org.imsggateway.simulator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** <code>messages.history</code>, <code>messages.after</code> and <code>messages.search</code>. */
final class MessageMethods {

    private final ChatDatabase database;
    private final Messages messages;
    private final Profile profile;

    MessageMethods(ChatDatabase database, Messages messages, Profile profile) {
        this.database = database;
        this.messages = messages;
        this.profile = profile;
    }

    void register(MethodTable table) {
        table.add(
                "messages.history",
                Method.Lane.READ,
                Keys.of("chat_id", "limit", "attachments", "convert_attachments")
                        .and(MessageFilter.KEYS),
                database::isReady,
                (params, call) -> history(params));
        table.add(
                "messages.after",
                Method.Lane.READ,
                Keys.of("since_rowid", "chat_id", "limit", "attachments", "convert_attachments", "include_reactions"),
                database::isReady,
                (params, call) -> after(params));
        table.add(
                "messages.search",
                Method.Lane.READ,
                Keys.of("query", "match", "limit"),
                database::isReady,
                (params, call) -> search(params));
    }

    private ObjectNode history(Params params) {
        var chatId = params.requiredChatId();
        var limit = params.limit(50);
        var filter = MessageFilter.of(params);
        var attachments = params.bool("attachments", false);
        params.bool("convert_attachments", false);
        var detail = new Messages.Detail(attachments, profile.atLeast(6) || attachments);
        return database.read((connection, columns) -> {
            var result = Json.object();
            result.set("messages", history(connection, columns, chatId, limit, filter, detail));
            return result;
        });
    }

    ArrayNode history(
            Connection connection,
            Columns columns,
            long chatId,
            int limit,
            MessageFilter filter,
            Messages.Detail detail)
            throws SQLException {
        var array = Json.array();
        var sql =
                MessageRow.select(columns) + Messages.FROM + " WHERE j.chat_id = ? ORDER BY m.date DESC, m.ROWID DESC";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, chatId);
            try (var result = statement.executeQuery()) {
                while (array.size() < limit && result.next()) {
                    var row = MessageRow.of(result);
                    if (isListed(connection, columns, row) && filter.accepts(row)) {
                        array.add(messages.json(connection, columns, row, detail));
                    }
                }
            }
        }
        return array;
    }

    private boolean isListed(Connection connection, Columns columns, MessageRow row) throws SQLException {
        return !(profile.isTapback(row.associatedType()) || row.associatedType() == 2007)
                && !messages.previews().isFolded(connection, columns, row);
    }

    /** Where a page begins and what belongs to it. */
    private record Scan(long since, @Nullable Long chatId, int limit, boolean tapbacks) {}

    private ObjectNode after(Params params) {
        var since = params.integer("since_rowid");
        if (since == null || since < 0) {
            throw RpcError.invalidParams("since_rowid must be a non-negative integer");
        }
        var limit = params.integer("limit", 100);
        if (limit < 1 || limit > 500) {
            throw RpcError.invalidParams("limit must be an integer between 1 and 500");
        }
        var chatId = params.integer("chat_id");
        if (chatId != null) {
            params.positiveChatId(chatId);
        }
        var detail = new Messages.Detail(params.bool("attachments", false), true);
        params.bool("convert_attachments", false);
        var scan = new Scan(since, chatId, (int) limit, params.bool("include_reactions", false));
        return database.read((connection, columns) -> page(connection, columns, scan, detail));
    }

    private ObjectNode page(Connection connection, Columns columns, Scan scan, Messages.Detail detail)
            throws SQLException {
        var rows = scan(connection, columns, scan);
        var shown = rows.subList(0, Math.min(scan.limit(), rows.size()));
        var page = Json.array();
        for (var row : shown) {
            if (!messages.previews().isFolded(connection, columns, row)) {
                page.add(messages.json(connection, columns, row, detail));
            }
        }
        var result = Json.object();
        result.set("messages", page);
        return result.put(
                        "next_rowid",
                        shown.isEmpty() ? scan.since() : shown.getLast().id())
                .put("has_more", rows.size() > scan.limit());
    }

    /** The rows of a page and one more, where there is one. */
    private List<MessageRow> scan(Connection connection, Columns columns, Scan scan) throws SQLException {
        var rows = new ArrayList<MessageRow>();
        var sql = MessageRow.select(columns) + Messages.FROM + " WHERE m.ROWID > ? AND "
                + (scan.chatId() == null ? Messages.IN_LOWEST_CHAT : "j.chat_id = " + scan.chatId())
                + " ORDER BY m.ROWID";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, scan.since());
            try (var result = statement.executeQuery()) {
                while (rows.size() <= scan.limit() && result.next()) {
                    var row = MessageRow.of(result);
                    if (scan.tapbacks() || !profile.isTapback(row.associatedType())) {
                        rows.add(row);
                    }
                }
            }
        }
        return rows;
    }

    private ObjectNode search(Params params) {
        var query = params.required("query", "query must be a non-empty string");
        var exact = switch (params.string("match", "contains")) {
            case "contains" -> false;
            case "exact" -> true;
            default -> throw RpcError.invalidParams("match must be contains or exact");
        };
        var limit = params.integer("limit", 50);
        if (limit < 1 || limit > 100) {
            throw RpcError.invalidParams("limit must be between 1 and 100");
        }
        return database.read((connection, columns) -> search(connection, columns, query, exact, (int) limit));
    }

    private ObjectNode search(Connection connection, Columns columns, String query, boolean exact, int limit)
            throws SQLException {
        var wanted = MessageRow.Text.folded(query);
        var found = Json.array();
        var sql = MessageRow.select(columns) + Messages.FROM + " WHERE " + Messages.IN_LOWEST_CHAT
                + " ORDER BY m.date DESC, m.ROWID DESC";
        try (var statement = connection.prepareStatement(sql);
                var result = statement.executeQuery()) {
            while (found.size() < limit && result.next()) {
                var row = MessageRow.of(result);
                var text = MessageRow.Text.folded(messages.searchable(connection, columns, row));
                var matches = exact ? text.equals(wanted) : text.contains(wanted);
                if (matches && isListed(connection, columns, row)) {
                    found.add(messages.json(connection, columns, row, new Messages.Detail(false, false)));
                }
            }
        }
        var json = Json.object();
        json.set("messages", found);
        return json;
    }
}
