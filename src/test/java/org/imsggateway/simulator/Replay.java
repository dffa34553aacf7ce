package org.imsggateway.simulator;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/** Asks the simulator what a recording asked imsg, and keeps what came out differently. */
final class Replay {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Profile profile;
    private final Path directory;
    private final Map<String, String> differences = new TreeMap<>();
    private int exchanges;

    Replay(Profile profile, Path directory) {
        this.profile = profile;
        this.directory = directory;
    }

    Map<String, String> differences() {
        return differences;
    }

    int exchanges() {
        return exchanges;
    }

    void run(Transcript transcript, Faults faults) {
        var command = transcript.command();
        if (command.getFirst().equals("rpc") && !transcript.name().endsWith("bad-option")) {
            rpc(transcript, faults);
        } else {
            command(transcript, command);
        }
    }

    private void command(Transcript transcript, List<String> command) {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        var words = command.stream().map(this::here).toList();
        new SimulatorMain(
                        new ByteArrayInputStream(new byte[0]),
                        print,
                        print,
                        Map.of(Settings.VERSION, profile.version()),
                        directory)
                .run(words);
        var actual = out.toString(StandardCharsets.UTF_8).lines().toList();
        var number = 0;
        for (var event : transcript.events()) {
            if (event.kind().equals("out")) {
                compare(
                        transcript,
                        "line " + number,
                        event.line(),
                        number < actual.size() ? actual.get(number) : "nothing");
                number++;
            }
        }
    }

    private void rpc(Transcript transcript, Faults faults) {
        var database = directory.resolve(here(transcript.command().getLast()));
        var settings = new Settings(database, profile, faults, false, Duration.ofMillis(100));
        var seen = new HashMap<String, Integer>();
        try (var peer = new SimulatedPeer(settings)) {
            for (var event : transcript.events()) {
                switch (event.kind()) {
                    case "in" -> peer.bytes(Transcript.bytes(event.line() + "\n"));
                    case "out" -> expect(transcript, event.line(), peer, seen);
                    default -> new RecordedDatabase(directory).apply(event.line());
                }
            }
        }
    }

    private void expect(Transcript transcript, String expected, SimulatedPeer peer, Map<String, Integer> seen) {
        var key = key(expected);
        var index = seen.merge(key, 1, Integer::sum) - 1;
        Supplier<List<String>> same = () ->
                peer.rawLines().stream().filter(line -> key(line).equals(key)).toList();
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> same.get().size() > index);
            compare(
                    transcript,
                    key + (index == 0 ? "" : "#" + index),
                    expected,
                    same.get().get(index));
        } catch (ConditionTimeoutException e) {
            compare(transcript, key + (index == 0 ? "" : "#" + index), expected, "nothing");
        }
    }

    /** What an answer or a notification is known by. */
    private static String key(String line) {
        if (!line.startsWith("{")) {
            return "text";
        }
        var json = Json.parse(line);
        if (json.has("id")) {
            return "id " + Json.plainLine(json.path("id"));
        }
        var params = json.path("params");
        var message = params.path("message").path("id").asString("-");
        return json.path("method").asString() + " "
                + params.path("subscription").asString() + "/" + message;
    }

    private void compare(Transcript transcript, String key, String expected, String actual) {
        exchanges++;
        var wanted = normalised(expected);
        var got = normalised(there(actual));
        if (!wanted.equals(got)) {
            differences.put(transcript.name() + " | " + key, "\n  recorded " + wanted + "\n  answered " + got);
        }
    }

    /** Key order does not count; nothing else is passed over. */
    private static String normalised(String line) {
        return line.startsWith("{") ? Json.plainLine(sorted(Json.parse(line))) : line;
    }

    private static tools.jackson.databind.JsonNode sorted(tools.jackson.databind.JsonNode node) {
        if (node.isObject()) {
            var object = Json.object();
            var names = new ArrayList<>(node.propertyNames());
            java.util.Collections.sort(names);
            names.forEach(name -> object.set(name, sorted(node.path(name))));
            return object;
        }
        if (node.isArray()) {
            var array = Json.array();
            node.values().forEach(element -> array.add(sorted(element)));
            return array;
        }
        return node;
    }

    private String here(String text) {
        return text.replace("/home/user", directory.toString());
    }

    private String there(String line) {
        var escaped = directory.toString().replace("/", "\\/");
        var home = System.getProperty("user.home");
        return line.replace(directory.toString(), "/home/user")
                .replace(escaped, "\\/home\\/user")
                .replace("\"" + home + "/", "\"/home/user/")
                .replace("\"" + home.replace("/", "\\/") + "\\/", "\"\\/home\\/user\\/");
    }
}
