package org.imsggateway.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A database in a folder, written the way Messages writes it, and peers over it. */
final class Scene {

    static final String ANN = "+15555550123";
    static final String BOB = "bob@bots.example";
    private static final Instant BEGIN = Instant.parse("2026-08-10T12:00:00Z");

    private final Path database;
    private final MessagesStore store;
    private final AppleRows rows = new AppleRows(Clock.systemUTC());
    private long clock = AppleTime.of(BEGIN);

    Scene(Path directory) {
        this.database = directory.resolve("chat.db");
        this.store = new MessagesStore(database);
    }

    Path database() {
        return database;
    }

    MessagesStore store() {
        return store;
    }

    /** A message in the direct chat with someone, a minute after the one before. */
    Incoming.Received from(String sender, String text) {
        return receive(sender, List.of(), text, null, null);
    }

    Incoming.Received receive(
            String sender, List<String> group, String text, @Nullable String replyTo, @Nullable String tapback) {
        clock += Duration.ofMinutes(1).toNanos();
        return receive(new Incoming.Arrival(
                sender, false, null, group, null, text, List.of(), replyTo, tapback, false, "iMessage", clock));
    }

    Incoming.Received receive(Incoming.Arrival arrival) {
        return new Incoming(store, rows).receive(arrival);
    }

    Incoming.Received untapback(String sender, String target, String kind) {
        clock += Duration.ofMinutes(1).toNanos();
        return receive(new Incoming.Arrival(
                sender, false, null, List.of(), null, "", List.of(), target, kind, true, "iMessage", clock));
    }

    /** A bare row in Ann's chat with further columns, joined unless told otherwise. */
    long row(String text, boolean joined, UnaryOperator<NewRow> extra) {
        clock += Duration.ofSeconds(1).toNanos();
        store.create();
        return store.write(connection -> {
            var chat = rows.directChat(connection, ANN, "iMessage");
            var row = rows.message(AppleRows.newGuid(), text, "iMessage", clock)
                    .set("handle_id", rows.handle(connection, ANN, "iMessage"))
                    .set("is_from_me", 0);
            var id = extra.apply(row).insert(connection);
            if (joined) {
                rows.join(connection, chat, id, clock);
            }
            return id;
        });
    }

    void sql(String sql, Object... parameters) {
        store.write(connection -> AppleRows.update(connection, sql, parameters));
    }

    SimulatedPeer peer(String... faults) {
        return version("0.15.10", faults);
    }

    SimulatedPeer version(String version, String... faults) {
        return new SimulatedPeer(settings(version, false, faults));
    }

    SimulatedPeer bridged() {
        return new SimulatedPeer(settings("0.15.10", true));
    }

    Settings settings(String version, boolean bridge, String... faults) {
        return new Settings(
                database,
                Profile.of(version),
                new Faults(List.of(faults), status -> {}),
                bridge,
                Duration.ofMillis(300));
    }
}
