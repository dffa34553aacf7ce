package org.imsggateway.imsg;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.imsggateway.rpc.RpcException;
import tools.jackson.databind.JsonNode;

/**
 * The rows of the Messages database, as one child shows them when it is asked. An imsg before 0.14 shows only the last
 * messages of the chats that were active last.
 */
final class MessageTable {

    private static final Pattern LINK = Pattern.compile("(?i)https?://|www\\.");
    private static final int FEW = 3;
    private static final int COUNTED = 50;

    private final ImsgCalls calls;
    private final ImsgCapabilities capabilities;
    private final Duration patience;

    MessageTable(ImsgCalls calls, ImsgCapabilities capabilities, Duration patience) {
        this.calls = calls;
        this.capabilities = capabilities;
        this.patience = patience;
    }

    /**
     * Rows beyond another.
     *
     * @param count how many there are, as far as they were counted
     * @param oldest the first of them; 0 when there are none
     * @param newest the last of those counted; 0 when there are none
     */
    record Beyond(int count, long oldest, long newest) {

        static final Beyond NONE = new Beyond(0, 0, 0);
    }

    /** What there is under the number of a known row. */
    enum Sighting {
        /** That row. */
        SAME,
        /** Another row, or that row under another number. */
        OTHER,
        /** None, as far as can be seen. */
        ABSENT
    }

    /** Looks for a known row. */
    Sighting look(KnownDatabase.Mark mark) throws RpcException {
        for (JsonNode message : around(mark)) {
            boolean row = number(message) == mark.row();
            boolean guid = message.path("guid").asString("").equals(mark.guid());
            if (row || guid) {
                return row && guid ? Sighting.SAME : Sighting.OTHER;
            }
        }
        return Sighting.ABSENT;
    }

    private List<JsonNode> around(KnownDatabase.Mark mark) throws RpcException {
        if (capabilities.pagesAfterCursor()) {
            return page(mark.row() - 1, 1);
        }
        Map<String, Object> params = new HashMap<>(Map.of("chat_id", mark.chat(), "limit", COUNTED));
        if (mark.sentAt() != null) {
            // Old versions compare in floating point: whole seconds are exact.
            Instant second = mark.sentAt().truncatedTo(ChronoUnit.SECONDS);
            params.put("start", second.toString());
            params.put("end", second.plusSeconds(1).toString());
        }
        return list(calls.call("messages.history", params, patience));
    }

    /** Rows by which the database can be known again, oldest first. */
    List<KnownDatabase.Mark> marks() throws RpcException {
        return latest().stream()
                .filter(message -> !message.path("guid").asString("").isEmpty())
                .map(message -> new KnownDatabase.Mark(
                        number(message),
                        message.path("guid").asString(""),
                        message.path("chat_id").asLong(0),
                        ImsgMessageReader.instant(message.path("created_at").asString(""))))
                .sorted(Comparator.comparingLong(KnownDatabase.Mark::row))
                .toList();
    }

    /** The rows beyond one. */
    Beyond beyond(long row) throws RpcException {
        long[] rows = capabilities.pagesAfterCursor() ? after(row, COUNTED) : fresh(row);
        return rows.length == 0 ? Beyond.NONE : new Beyond(rows.length, rows[0], rows[rows.length - 1]);
    }

    /** Whether {@link #newest} is exact. */
    boolean endIsKnown() {
        return capabilities.pagesAfterCursor();
    }

    /** The newest row; 0 when there is none. */
    long newest() throws RpcException {
        long newest = latest().stream().mapToLong(MessageTable::number).max().orElse(0);
        return capabilities.pagesAfterCursor() ? end(newest) : newest;
    }

    /**
     * The end of the table, from a row on that lies near it for the most part: tapbacks are not among the last messages of
     * a chat, and what a Mac fetches late gets new row numbers without being new. Doubles its steps until it is beyond the
     * end and then halves what is left.
     */
    private long end(long row) throws RpcException {
        long inside = row;
        long step = 1;
        while (after(inside + step - 1, 1).length > 0) {
            inside += step;
            step *= 2;
        }
        long outside = inside + step - 1;
        while (inside < outside) {
            long middle = inside + (outside - inside) / 2;
            if (after(middle, 1).length > 0) {
                inside = middle + 1;
            } else {
                outside = middle;
            }
        }
        return outside;
    }

    private long[] after(long row, int limit) throws RpcException {
        return page(row, limit).stream().mapToLong(MessageTable::number).toArray();
    }

    private List<JsonNode> page(long row, int limit) throws RpcException {
        Map<String, Object> params = Map.of("since_rowid", Math.max(0, row), "limit", limit, "include_reactions", true);
        return list(calls.call("messages.after", params, patience));
    }

    /** The second preview of a link does not count: several versions never report it. */
    private long[] fresh(long row) throws RpcException {
        List<JsonNode> latest = latest();
        return latest.stream()
                .filter(message -> number(message) > row)
                .filter(message -> latest.stream().noneMatch(other -> repeats(message, other)))
                .mapToLong(MessageTable::number)
                .sorted()
                .toArray();
    }

    private static boolean repeats(JsonNode message, JsonNode before) {
        return number(before) < number(message)
                && LINK.matcher(message.path("text").asString("")).lookingAt()
                && message.path("text").equals(before.path("text"))
                && message.path("sender").equals(before.path("sender"))
                && message.path("chat_id").equals(before.path("chat_id"));
    }

    private List<JsonNode> latest() throws RpcException {
        List<JsonNode> latest = new ArrayList<>();
        for (JsonNode chat :
                calls.call("chats.list", Map.of("limit", FEW), patience).path("chats")) {
            Map<String, Object> params = Map.of("chat_id", number(chat), "limit", FEW);
            latest.addAll(list(calls.call("messages.history", params, patience)));
        }
        return latest;
    }

    private static List<JsonNode> list(JsonNode answer) {
        List<JsonNode> messages = new ArrayList<>();
        answer.path("messages").forEach(messages::add);
        return messages;
    }

    private static long number(JsonNode node) {
        return node.path("id").asLong(0);
    }
}
