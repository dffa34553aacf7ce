package org.imsggateway.simulator;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The small verbs that tests and drills need: make a database, and let what was sent come to something. */
final class DrillCommands {

    static final String HELP = """
            simulator init [--db FILE]
              Make an empty database with Apple's tables, if there is none.
            simulator deliver [--db FILE] [--guid GUID | --all]
              The last message sent (or the one named, or all of them) reaches the other side.
            simulator read [--db FILE] [--guid GUID | --all]
              ... and is read there.
            simulator fail [--db FILE] [--guid GUID | --all]
              ... or fails, as Messages marks it.
            simulator rotate [--db FILE]
              The database is renamed away (to FILE.old) and an empty one takes its place.
            """;
    private static final int MESSAGES_ERROR = 22;

    private final PrintStream out;
    private final AppleRows rows;

    DrillCommands(PrintStream out, Clock clock) {
        this.out = out;
        this.rows = new AppleRows(clock);
    }

    int run(String verb, List<String> args, Path fallbackDatabase) {
        var options = Options.parse(args, Set.of("guid"), Set.of("all"));
        var store = new MessagesStore(options.path("db", fallbackDatabase));
        return switch (verb) {
            case "init" -> init(store);
            case "rotate" -> rotate(store);
            case "deliver" -> mark(store, options, "delivered", "is_delivered = 1, date_delivered = ?1");
            case "read" -> mark(store, options, "read", "is_delivered = 1, date_read = ?1");
            default ->
                mark(
                        store,
                        options,
                        "failed",
                        "is_sent = 0, is_delivered = 0, error = " + MESSAGES_ERROR + ", date_delivered = ?1 * 0");
        };
    }

    private int init(MessagesStore store) {
        out.println((store.create() ? "Made " : "There is already ") + store.path());
        return 0;
    }

    private int rotate(MessagesStore store) {
        var old = Path.of(store.path() + ".old");
        try {
            java.nio.file.Files.move(store.path(), old, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            for (var suffix : List.of("-wal", "-shm")) {
                java.nio.file.Files.deleteIfExists(Path.of(store.path() + suffix));
            }
        } catch (java.io.IOException e) {
            throw new UsageException("rotate: " + store.path() + " cannot be renamed: " + e.getMessage());
        }
        store.create();
        out.println("Renamed to " + old + "; a new " + store.path() + " is in place");
        return 0;
    }

    private int mark(MessagesStore store, Options options, String what, String assignment) {
        var guid = options.get("guid");
        var which = options.has("all")
                ? "?2 IS ?2"
                : guid != null
                        ? "guid = ?2"
                        : "ROWID = (SELECT max(ROWID) FROM message WHERE is_from_me = 1 AND ?2 = '')";
        var sql = "UPDATE message SET " + assignment + " WHERE is_from_me = 1 AND " + which;
        var count = store.write(connection -> AppleRows.update(connection, sql, rows.now(), guid == null ? "" : guid));
        if (count == 0) {
            throw new UsageException(
                    "There is no sent message" + (guid == null ? "" : " " + guid) + " in " + store.path() + ".");
        }
        out.println(count + " sent message(s) marked as " + what);
        return 0;
    }
}
