package org.imsggateway.simulator;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One database subscription: looks for rows beyond its cursor whenever another connection has committed, and every few
 * seconds in any case. It keeps the connection it began with, so that it stays on a file that was replaced.
 */
final class Watch {

    static final int RETRIES_WITHOUT_CHAT = 20;
    private static final int BATCH = 100;
    private static final long LOOK_MILLIS = 50;
    private static final long RETRY_MILLIS = 100;
    private static final Duration BUFFER_PATIENCE = Duration.ofMillis(100);

    /**
     * What a subscriber asked for.
     *
     * @param chatId null for all chats
     * @param fallback how often rows are looked for without a sign of change; null for never
     */
    record Wish(
            @Nullable Long chatId,
            MessageFilter filter,
            Messages.Detail detail,
            boolean tapbacks,
            Duration debounce,
            @Nullable Duration fallback) {}

    private final long id;
    private final Wish wish;
    private final Connection connection;
    private final Generation generation;
    private final Messages messages;
    private final Profile profile;
    private final BalloonMemory balloons;
    private final Delivery delivery;
    private final Pause cancelled = new Pause();
    private long cursor;
    private long enqueued;
    private long version = -1;
    private int retries;
    private boolean holding;

    Watch(
            long id,
            long cursor,
            Wish wish,
            Generation generation,
            Messages messages,
            Profile profile,
            BalloonMemory balloons,
            Delivery delivery) {
        this.id = id;
        this.cursor = cursor;
        this.enqueued = cursor;
        this.wish = wish;
        this.generation = generation;
        this.connection = generation.connect();
        this.messages = messages;
        this.profile = profile;
        this.balloons = balloons;
        this.delivery = delivery;
    }

    void start(Runnable whenEnded) {
        delivery.start();
        Thread.ofPlatform().name("simulator watch " + id).daemon().start(() -> {
            run();
            whenEnded.run();
        });
    }

    void cancel() {
        cancelled.end();
        delivery.cancel();
    }

    private void run() {
        try (connection) {
            while (poll() && awaitTrigger()) {
                // Each round reads what one trigger announced.
            }
        } catch (SQLException e) {
            var params = Json.object().put("subscription", id);
            params.set("error", Json.object().put("message", new DatabaseFailure(e).detail()));
            delivery.end(notification("error", params));
        }
    }

    /** Waits for a commit and the debounce after it, or for the next unconditional look; false once cancelled. */
    private boolean awaitTrigger() throws SQLException {
        var waited = 0L;
        while (!cancelled.awaitMillis(LOOK_MILLIS)) {
            waited += LOOK_MILLIS;
            if (dataVersion() != version) {
                return !cancelled.await(wish.debounce());
            }
            if (isDue(waited)) {
                return true;
            }
        }
        return false;
    }

    private boolean isDue(long waited) {
        var fallback = wish.fallback();
        return (holding && waited >= RETRY_MILLIS) || (fallback != null && waited >= fallback.toMillis());
    }

    private long dataVersion() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA data_version")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Reads what is new; false when the subscription is over. */
    private boolean poll() throws SQLException {
        version = dataVersion();
        holding = false;
        while (true) {
            var batch = batch();
            for (var row : batch) {
                if (cancelled.isEnded()) {
                    return false;
                }
                if (isHeldBack(row)) {
                    holding = true;
                    return true;
                }
                cursor = row.id();
                if (isWanted(row) && !emit(row)) {
                    return false;
                }
            }
            if (batch.size() < BATCH || !profile.atLeast(15)) {
                return true;
            }
        }
    }

    private List<MessageRow> batch() throws SQLException {
        var columns = generation.columns(connection);
        var where = new ArrayList<String>(List.of("m.ROWID > " + cursor));
        if (wish.chatId() != null) {
            where.add(
                    profile.atLeast(10)
                            ? "(j.chat_id = " + wish.chatId() + " OR j.chat_id IS NULL)"
                            : "j.chat_id = " + wish.chatId());
        } else if (profile.atLeast(15, 1)) {
            where.add("(j.chat_id IS NULL OR " + Messages.IN_LOWEST_CHAT + ")");
        }
        var sql = MessageRow.select(columns) + Messages.FROM_ALL + " WHERE " + String.join(" AND ", where)
                + " ORDER BY m.ROWID, j.chat_id LIMIT " + BATCH;
        var rows = new ArrayList<MessageRow>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(MessageRow.of(result));
            }
        }
        return rows;
    }

    /** A row that is in no chat yet holds up those behind it, for a while. */
    private boolean isHeldBack(MessageRow row) {
        if (row.chatId() != 0 || !profile.atLeast(10)) {
            retries = 0;
            return false;
        }
        retries++;
        if (retries <= RETRIES_WITHOUT_CHAT) {
            return true;
        }
        retries = 0;
        return false;
    }

    private boolean isWanted(MessageRow row) throws SQLException {
        if ((row.chatId() == 0 && profile.atLeast(10))
                || (!wish.tapbacks() && profile.isHidden(row.associatedType()))
                || !wish.filter().accepts(row)) {
            return false;
        }
        if (profile.atLeast(6) && !profile.atLeast(11, 1) && row.isUrlBalloon()) {
            return !balloons.repeats(row, profile);
        }
        return !messages.previews().isFolded(connection, generation.columns(connection), row);
    }

    private boolean emit(MessageRow row) throws SQLException {
        var params = Json.object().put("subscription", id);
        params.set("message", messages.json(connection, generation.columns(connection), row, wish.detail()));
        if (delivery.offer(notification("message", params), BUFFER_PATIENCE)) {
            enqueued = row.id();
            return true;
        }
        delivery.end(notification(
                "watch.overflow",
                Json.object()
                        .put("subscription", id)
                        .put("resume_after_rowid", enqueued)
                        .put("reason", "buffer_limit_exceeded")
                        .put("terminal", true)));
        return false;
    }

    private static ObjectNode notification(String method, ObjectNode params) {
        var notification = Json.object().put("jsonrpc", "2.0").put("method", method);
        notification.set("params", params);
        return notification;
    }
}
