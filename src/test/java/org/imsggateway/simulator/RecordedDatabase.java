package org.imsggateway.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** The database behind the recordings, and the rows that were added while one of them ran. */
record RecordedDatabase(Path directory) {

    Path create() {
        run(script("chatdb.sql").stream()
                .map(sql -> sql.replace("/home/user", directory.toString()))
                .toList());
        attachedFile();
        run(List.of("PRAGMA journal_mode=WAL"));
        return path();
    }

    /** The one attachment that was there when the recordings were made. */
    private void attachedFile() {
        try {
            var folder = Files.createDirectories(directory.resolve("Library/Messages/Attachments"));
            Files.writeString(folder.resolve("page1.jpg"), "page 1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return directory.resolve("chat.db");
    }

    private static List<String> script(String name) {
        try {
            return Arrays.stream(
                            Files.readString(Transcript.FOLDER.resolve(name)).split(";\n", -1))
                    .map(statement -> statement.replaceFirst("^(--[^\n]*\n)+", ""))
                    .filter(statement -> !statement.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void run(List<String> statements) {
        try (var connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + path());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does what a note of the live recording says that another process did. */
    void apply(String note) {
        var words = note.split("[ :(.]+", -1);
        if (note.equals("committed row 60 (chat 7)")) {
            commit(List.of(
                    "INSERT INTO message (ROWID, guid, text, handle_id, service, date, destination_caller_id) VALUES (60,"
                            + " 'F449DCC9-4CD0-5836-BF59-245C5692BC30', 'now', 7, 'SMS', 794137290750000000, '+14155550199')",
                    "INSERT INTO chat_message_join VALUES(7, 60, 794137290750000000)"));
        } else if (note.startsWith("committed row ")) {
            liveRow(Integer.parseInt(words[2]), note);
        } else if (note.startsWith("committed rows 83..87")) {
            for (var row = 83; row <= 87; row++) {
                liveRow(row, note);
            }
        } else if (note.startsWith("committed join of row 78")) {
            run(live("INSERT INTO chat_message_join VALUES(1,78,"));
        } else if (note.startsWith("committed attachment of row 79")) {
            commit(attachmentsOf(79));
        } else if (note.startsWith("committed edit of row 80")) {
            run(List.of("UPDATE message SET text = 'first version' WHERE ROWID = 80"));
        } else if (note.startsWith("committed new display_name of chat 4")) {
            run(List.of("UPDATE chat SET display_name = 'Renamed' WHERE ROWID = 4"));
        } else if (note.startsWith("committed a new participant of chat 4")) {
            run(List.of("INSERT INTO chat_handle_join VALUES(4, 6)"));
        }
    }

    private static List<String> live(String start) {
        return script("chatdb-watch-live-rows.sql").stream()
                .map(String::strip)
                .filter(statement -> statement.startsWith(start))
                .toList();
    }

    private void liveRow(int row, String note) {
        if (row == 77) {
            run(live("INSERT INTO handle VALUES(20,"));
            run(live("INSERT INTO chat VALUES(20,"));
            run(live("INSERT INTO chat_handle_join VALUES(20,"));
        }
        if (note.contains("without its chat_message_join")) {
            run(live("INSERT INTO message VALUES(" + row + ","));
            return;
        }
        var statements = new ArrayList<>(live("INSERT INTO message VALUES(" + row + ","));
        script("chatdb-watch-live-rows.sql").stream()
                .map(String::strip)
                .filter(sql -> sql.matches("INSERT INTO chat_message_join VALUES\\(\\d+," + row + ",.*"))
                .forEach(statements::add);
        if (row == 80) {
            statements.add("UPDATE message SET text = 'first versoin' WHERE ROWID = 80");
        }
        if (!note.contains("attachment rows follow")) {
            statements.addAll(attachmentsOf(row));
        }
        commit(statements);
    }

    /** All at once, as whoever watches the database sees it. */
    private void commit(List<String> statements) {
        var all = new ArrayList<>(List.of("BEGIN"));
        all.addAll(statements);
        all.add("COMMIT");
        run(all);
    }

    private static List<String> attachmentsOf(int row) {
        var joins = live("INSERT INTO message_attachment_join VALUES(" + row + ",");
        var statements = new ArrayList<>(joins);
        for (var join : joins) {
            var id = join.replaceAll(".*,(\\d+)\\).*", "$1");
            statements.addAll(live("INSERT INTO attachment VALUES(" + id + ","));
        }
        return statements;
    }
}
