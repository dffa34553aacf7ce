package org.imsggateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteConfig;

/** The simulator answers what the real program answered, or the difference is listed with its reason. */
class TranscriptReplayTests {

    private static final List<String> NOT_REPLAYED =
            List.of("09", "11", "15", "16", "17", "18", "19", "13-stdin-close-while-watching");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"0.9.0", "0.5.0"})
    void recordedRequestsGetTheRecordedAnswersButForListedDifferences(String version) throws IOException {
        var differences = new TreeMap<String, String>();
        var exchanges = 0;
        for (var name : recordings(version)) {
            var replay = new Replay(Profile.of(version), fresh(name));
            var notAMac = name.contains("07-") ? List.of("not-a-mac") : List.<String>of();
            replay.run(Transcript.read(name), new Faults(notAMac, status -> {}));
            differences.putAll(replay.differences());
            exchanges += replay.exchanges();
        }
        System.out.printf(
                "simulator replay of imsg %s: %d of %d exchanges equal, %d differ as listed%n",
                version, exchanges - differences.size(), exchanges, differences.size());
        var accepted = accepted(version);
        var unlisted = new TreeMap<>(differences);
        unlisted.keySet().removeAll(accepted);
        assertThat(unlisted).as("differences that are not listed").isEmpty();
        assertThat(differences.keySet())
                .as("listed differences that still occur")
                .containsAll(accepted);
    }

    private static java.util.Set<String> accepted(String version) throws IOException {
        return Files.readAllLines(Transcript.FOLDER.resolve("accepted-differences.txt")).stream()
                .filter(line -> line.startsWith(version + " | "))
                .map(line -> line.split(" \\| ", -1))
                .map(parts -> parts[1] + " | " + parts[2])
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private static List<String> recordings(String version) throws IOException {
        try (var files = Files.list(Transcript.FOLDER)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".jsonl"))
                    .filter(name -> version.equals("0.5.0") == name.startsWith("imsg-0.5.0-"))
                    .map(name -> name.substring(0, name.length() - ".jsonl".length()))
                    .filter(name -> NOT_REPLAYED.stream()
                            .noneMatch(
                                    skipped -> name.replace("imsg-0.5.0-", "").startsWith(skipped)))
                    .sorted()
                    .toList();
        }
    }

    private Path fresh(String name) throws IOException {
        var home = Files.createDirectory(directory.resolve(name));
        new RecordedDatabase(home).create();
        Files.writeString(
                home.resolve("notadb.db"), "this is not a database, however long one looks at it\n".repeat(50));
        try (var connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + home.resolve("empty.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return home;
    }
}
