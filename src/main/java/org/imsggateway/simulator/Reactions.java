package org.imsggateway.simulator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The reactions that a message has now, out of the rows that added and removed them. */
final class Reactions {

    private static final int PARTS = 16;

    private final Profile profile;

    Reactions(Profile profile) {
        this.profile = profile;
    }

    /** What one sender may have only one of: all classic kinds together in newer versions, each kind in older ones. */
    private record Slot(
            String sender,
            boolean fromMe,
            @Nullable Tapback kind,
            @Nullable String emoji) {}

    private record Current(Tapback kind, @Nullable String emoji, ObjectNode json) {}

    ArrayNode of(Connection connection, Columns columns, String guid) throws SQLException {
        var current = new LinkedHashMap<Slot, Current>();
        if (columns.reactions() && !guid.isEmpty()) {
            for (var row : rows(connection, columns, guid)) {
                apply(current, row);
            }
        }
        var array = Json.array();
        current.values().forEach(reaction -> array.add(reaction.json()));
        return array;
    }

    private Iterable<MessageRow> rows(Connection connection, Columns columns, String guid) throws SQLException {
        var targets = new StringBuilder("?");
        targets.append(",?".repeat(PARTS));
        var sql = MessageRow.select(columns) + " FROM message m LEFT JOIN handle h ON h.ROWID = m.handle_id"
                + " LEFT JOIN (SELECT 0 chat_id) j"
                + " WHERE m.associated_message_guid IN (" + targets + ") ORDER BY m.ROWID";
        var rows = new ArrayList<MessageRow>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, guid);
            for (var part = 0; part < PARTS; part++) {
                statement.setString(part + 2, "p:" + part + "/" + guid);
            }
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var row = MessageRow.of(result);
                    if (profile.isTapback(row.associatedType())) {
                        rows.add(row);
                    }
                }
            }
        }
        return rows;
    }

    private void apply(Map<Slot, Current> current, MessageRow row) {
        var kind = Tapback.ofType(row.associatedType());
        var emoji = kind.emoji(row.text(profile));
        var slot = slot(row, kind, emoji);
        if (row.associatedType() >= Tapback.REMOVE) {
            current.entrySet().removeIf(entry -> removes(row, kind, emoji, entry.getKey(), entry.getValue()));
            return;
        }
        if (emoji != null) {
            current.remove(slot);
            current.put(slot, new Current(kind, emoji, json(row, kind, emoji)));
        }
    }

    private Slot slot(MessageRow row, Tapback kind, @Nullable String emoji) {
        var sender = row.fromMe() ? "" : row.sender();
        if (kind == Tapback.CUSTOM) {
            return new Slot(sender, row.fromMe(), kind, emoji);
        }
        return new Slot(sender, row.fromMe(), profile.strict() ? null : kind, null);
    }

    private static boolean removes(MessageRow row, Tapback kind, @Nullable String emoji, Slot slot, Current reaction) {
        return slot.fromMe() == row.fromMe()
                && (row.fromMe() || slot.sender().equals(row.sender()))
                && reaction.kind() == kind
                && (kind != Tapback.CUSTOM || emoji == null || Objects.equals(emoji, reaction.emoji()));
    }

    private static ObjectNode json(MessageRow row, Tapback kind, String emoji) {
        return Json.object()
                .put("id", row.id())
                .put("type", kind.readName())
                .put("emoji", emoji)
                .put("sender", row.sender())
                .put("is_from_me", row.fromMe())
                .put("created_at", AppleTime.iso(row.date()));
    }
}
