package org.imsggateway.simulator;

import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** <code>watch.subscribe</code> and <code>watch.unsubscribe</code>. */
final class WatchMethods {

    static final int DEFAULT_BUFFER = 256;
    private static final int MAX_BUFFER = 4096;
    private static final int DEFAULT_DEBOUNCE_MILLIS = 500;
    private static final Duration FALLBACK = Duration.ofSeconds(5);

    private final ChatDatabase database;
    private final Messages messages;
    private final Profile profile;
    private final Subscriptions subscriptions;
    private final BalloonMemory balloons;
    private final Wire wire;
    private final Faults faults;

    WatchMethods(
            ChatDatabase database,
            Messages messages,
            Profile profile,
            Subscriptions subscriptions,
            BalloonMemory balloons,
            Wire wire,
            Faults faults) {
        this.database = database;
        this.messages = messages;
        this.profile = profile;
        this.subscriptions = subscriptions;
        this.balloons = balloons;
        this.wire = wire;
        this.faults = faults;
    }

    void register(MethodTable table) {
        table.add(
                "watch.subscribe",
                Method.Lane.CONTROL,
                Keys.of(
                                "chat_id",
                                "since_rowid",
                                "attachments",
                                "convert_attachments",
                                "include_reactions",
                                "debounce_ms|debounceMs",
                                "buffer_limit|bufferLimit")
                        .and(MessageFilter.KEYS),
                database::isReady,
                this::subscribe);
        table.add(
                "watch.unsubscribe",
                Method.Lane.CONTROL,
                Keys.of("subscription"),
                () -> true,
                (params, call) -> unsubscribe(params));
    }

    private ObjectNode subscribe(Params params, Method.Call call) {
        var wish = wish(params);
        var limit = profile.strict() ? bufferLimit(params) : Integer.MAX_VALUE;
        var since = params.integer("since_rowid");
        var generation = database.current();
        var cursor = since == null || since == 0 ? tail(generation) : Math.max(since, 0);
        var id = subscriptions.open();
        if (!faults.isDeaf(id)) {
            var delivery = new Delivery(wire, limit, "simulator notifications " + id);
            report(new Watch(id, cursor, wish, generation, messages, profile, balloons, delivery), id, call);
        }
        var result = Json.object().put("subscription", id);
        return profile.strict() ? result.put("buffer_limit", limit) : result;
    }

    private void report(Watch watch, long id, Method.Call call) {
        Runnable start = () -> {
            // In this order: a watch that ends at once with an error must not be taken for one that was cancelled.
            subscriptions.started(id, watch::cancel);
            watch.start(() -> subscriptions.ended(id));
        };
        if (faults.has(Fault.EARLY_NOTIFICATIONS)) {
            start.run();
        } else {
            call.afterAnswer(start);
        }
    }

    private Watch.Wish wish(Params params) {
        var chatId = params.integer("chat_id");
        if (chatId != null) {
            params.positiveChatId(chatId);
        }
        var attachments = params.bool("attachments", false);
        params.bool("convert_attachments", false);
        var tapbacks = params.bool("include_reactions", false);
        var reactions = profile.atLeast(6) ? tapbacks : attachments;
        return new Watch.Wish(
                chatId,
                MessageFilter.of(params),
                new Messages.Detail(attachments, reactions),
                tapbacks,
                debounce(params),
                profile.atLeast(6) ? FALLBACK : null);
    }

    private Duration debounce(Params params) {
        if (!profile.atLeast(6)) {
            return Duration.ofMillis(DEFAULT_DEBOUNCE_MILLIS);
        }
        var debounce = params.integer("debounce_ms");
        var bad = debounce == null ? params.has("debounce_ms") : debounce < 0;
        if (bad) {
            throw RpcError.invalidParams("debounce_ms must be a non-negative integer");
        }
        return Duration.ofMillis(debounce == null ? DEFAULT_DEBOUNCE_MILLIS : debounce);
    }

    private static int bufferLimit(Params params) {
        return bufferLimit(params.integer("buffer_limit"));
    }

    static int bufferLimit(@Nullable Long limit) {
        if (limit != null && (limit < 1 || limit > MAX_BUFFER)) {
            throw RpcError.invalidParams("buffer_limit must be an integer between 1 and " + MAX_BUFFER);
        }
        return limit == null ? DEFAULT_BUFFER : limit.intValue();
    }

    /** The newest row at this moment; zero where there is none, or where the first poll will report why. */
    private static long tail(Generation generation) {
        try (var connection = generation.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT coalesce(max(ROWID), 0) FROM message")) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            return 0;
        }
    }

    private ObjectNode unsubscribe(Params params) {
        var id = params.integer("subscription");
        if (id == null) {
            throw RpcError.invalidParams("subscription is required");
        }
        if (profile.strict() && id <= 0) {
            throw RpcError.invalidParams("subscription must be a positive integer");
        }
        subscriptions.cancel(id);
        return Json.object().put("ok", true);
    }
}
