package org.imsggateway.simulator;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code simulator receive} without a process of its own, for tests that need many messages. */
public final class Arrivals {

    private Arrivals() {}

    /** Lets a text arrive; the database is made if there is none. */
    public static void receive(Path database, String from, String text) {
        run(database, "receive", "--from", from, "--text", text);
    }

    /** Makes an empty database. */
    public static void init(Path database) {
        run(database, "init");
    }

    private static void run(Path database, String... words) {
        var out = new ByteArrayOutputStream();
        var simulator = new SimulatorMain(
                InputStream.nullInputStream(), out, System.err, Map.of(), database.resolveSibling("no-home"));
        var args = new java.util.ArrayList<>(List.of(words));
        args.addAll(List.of("--db", database.toString()));
        if (simulator.run(args) != 0) {
            throw new IllegalStateException(out.toString(StandardCharsets.UTF_8));
        }
    }
}
