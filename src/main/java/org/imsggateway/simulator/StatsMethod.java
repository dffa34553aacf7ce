package org.imsggateway.simulator;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** <code>messages.stats</code>: logical messages counted by chat, sender, service and day. */
final class StatsMethod {

    private final ChatDatabase database;
    private final Chats chats;
    private final Messages messages;
    private final Profile profile;

    StatsMethod(ChatDatabase database, Chats chats, Messages messages, Profile profile) {
        this.database = database;
        this.chats = chats;
        this.messages = messages;
        this.profile = profile;
    }

    void register(MethodTable table) {
        table.add(
                "messages.stats",
                Method.Lane.READ,
                Keys.of("chat_id", "include_media", "time_zone"),
                database::isReady,
                (params, call) -> stats(params));
    }

    /** The counters of one pass over the rows. */
    private static final class Count {
        private long total;
        private long sent;
        private final Map<Long, Long> chats = new HashMap<>();
        private final Map<String, Long> senders = new HashMap<>();
        private final Map<String, Long> services = new HashMap<>();
        private final Map<String, Long> dates = new TreeMap<>();
    }

    private ObjectNode stats(Params params) {
        var chatId = params.integer("chat_id");
        if (chatId != null && chatId <= 0) {
            throw RpcError.invalidParams("chat_id must be a positive rowid (received " + chatId + ")");
        }
        var zone = zone(params.string("time_zone"));
        var media = params.bool("include_media", false);
        return database.read((connection, columns) -> {
            if (chatId != null && chats.find(connection, columns, chatId) == null) {
                throw RpcError.invalidParams("chat_id " + chatId + " does not exist");
            }
            var json = json(connection, columns, count(connection, columns, chatId, zone), zone);
            if (media) {
                json.set("media", new MediaStats(chats, profile).of(connection, columns, chatId));
            }
            return json;
        });
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneId.systemDefault() : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw RpcError.invalidParams("invalid IANA time zone: " + name);
        }
    }

    private Count count(Connection connection, Columns columns, @Nullable Long chatId, ZoneId zone)
            throws SQLException {
        var count = new Count();
        var sql = MessageRow.select(columns) + ", m.service service" + Messages.FROM + " WHERE "
                + (chatId == null ? Messages.IN_LOWEST_CHAT : "j.chat_id = " + chatId);
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                var row = MessageRow.of(result);
                if (profile.isTapback(row.associatedType())
                        || messages.previews().isFolded(connection, columns, row)) {
                    continue;
                }
                count.total++;
                count.sent += row.fromMe() ? 1 : 0;
                count.chats.merge(row.chatId(), 1L, Long::sum);
                count.services.merge(orUnknown(result.getString("service")), 1L, Long::sum);
                var day = AppleTime.instant(row.date()).atZone(zone).toLocalDate();
                count.dates.merge(day.toString(), 1L, Long::sum);
                if (!row.fromMe()) {
                    count.senders.merge(orUnknown(row.sender()), 1L, Long::sum);
                }
            }
        }
        return count;
    }

    static String orUnknown(@Nullable String text) {
        return text == null || text.isEmpty() ? "unknown" : text;
    }

    private ObjectNode json(Connection connection, Columns columns, Count count, ZoneId zone) throws SQLException {
        var json = Json.object()
                .put("total_messages", count.total)
                .put("sent_messages", count.sent)
                .put("received_messages", count.total - count.sent)
                .put("time_zone", zone.getId());
        var byChat = Json.array();
        for (var entry : sorted(count.chats)) {
            byChat.add(chat(connection, columns, entry.getKey()).put("message_count", entry.getValue()));
        }
        json.set("chats", byChat);
        json.set(
                "senders",
                array(
                        count.senders,
                        (key, n) -> Json.object().put("handle", key).put("message_count", n)));
        json.set(
                "services",
                array(
                        count.services,
                        (key, n) -> Json.object().put("service", key).put("message_count", n)));
        var dates = Json.array();
        count.dates.forEach((day, n) -> dates.add(Json.object().put("date", day).put("message_count", n)));
        json.set("dates", dates);
        return json;
    }

    private ObjectNode chat(Connection connection, Columns columns, long id) throws SQLException {
        return chatHead(chats.find(connection, columns, id), id, profile);
    }

    static ObjectNode chatHead(@Nullable ChatInfo found, long id, Profile profile) {
        var chat = found == null ? ChatInfo.NONE : found;
        return Json.object()
                .put("chat_id", id)
                .put("identifier", chat.identifier())
                .put("name", chat.name(profile))
                .put("service", orUnknown(chat.service()));
    }

    static <K extends Comparable<K>> Iterable<Map.Entry<K, Long>> sorted(Map<K, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<K, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    private static ArrayNode array(Map<String, Long> counts, BiFunction<String, Long, ObjectNode> row) {
        var array = Json.array();
        sorted(counts).forEach(entry -> array.add(row.apply(entry.getKey(), entry.getValue())));
        return array;
    }
}
