package org.imsggateway.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A recording of imsg. */
record Transcript(String name, List<Event> events) {

    static final Path FOLDER = Path.of("src/test/resources/transcripts");

    /** What was written (in), what came (out), or what else happened (note). */
    record Event(String kind, String line) {}

    static Transcript read(String name) {
        try (var lines = Files.lines(FOLDER.resolve(name + ".jsonl"))) {
            return new Transcript(
                    name,
                    lines.map(Json::parse)
                            .map(json -> new Event(
                                    json.path("dir").asString(),
                                    json.path("line").asString()))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of the recorded command line. */
    List<String> command() {
        return List.of(
                events.getFirst().line().substring("start: imsg ".length()).split(" ", -1));
    }

    /** The bytes of a recorded line, where a byte that is no UTF-8 stands as <code>\xNN</code>. */
    static byte[] bytes(String line) {
        var out = new ByteArrayOutputStream();
        for (var i = 0; i < line.length(); ) {
            if (line.startsWith("\\x", i)) {
                out.write(Integer.parseInt(line.substring(i + 2, i + 4), 16));
                i += 4;
            } else {
                var next = line.offsetByCodePoints(i, 1);
                out.writeBytes(line.substring(i, next).getBytes(StandardCharsets.UTF_8));
                i = next;
            }
        }
        return out.toByteArray();
    }
}
