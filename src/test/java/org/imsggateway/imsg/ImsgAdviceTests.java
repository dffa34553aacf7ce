package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImsgAdviceTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            imsg not found (/opt/imsg)                                                        | NOT_FOUND
            Unknown subcommand 'rpc' for command 'imsg'                                       | RPC_UNSUPPORTED
            error: unknown command "rpc"                                                      | RPC_UNSUPPORTED
            Not authorized to send Apple events to Messages.                                  | AUTOMATION
            Messages automation failed with AppleScript error -1743.                          | AUTOMATION
            The configured Messages database does not exist. Create or copy chat.db           | DATABASE_ABSENT
            could not be opened read-only. Verify the path and grant Full Disk Access         | FULL_DISK_ACCESS
            ⚠️ Cannot access Messages database at ~/Library                                   | FULL_DISK_ACCESS
            authorization denied (code: 23)                                                   | FULL_DISK_ACCESS
            unable to open database file: out of memory (14)                                  | FULL_DISK_ACCESS
            permissionDenied(path: "/x/chat.db", underlying: …)                               | FULL_DISK_ACCESS
            file is not a database (code: 26)                                                 | NOT_A_DATABASE
            no such table: message (code: 1)                                                  | NOT_A_DATABASE
            database is locked (code: 5)                                                      | DATABASE_LOCKED
            Messages automation failed with AppleScript error -1728.                          | TARGET_UNKNOWN
            AppleScript error -600                                                            | MESSAGES_NOT_RUNNING
            osascript timed out after 150 seconds.                                            | SCRIPT_HUNG
            wrote an unjoined empty outgoing row (914); delivery was not confirmed            | GHOST_ROW
            success, but no matching outgoing text row was observed within 8 seconds.         | NO_ROW
            The bridge ready lock is absent. Run imsg launch explicitly before retrying.      | BRIDGE_ABSENT
            Typing indicator failed: no chat                                                  | TYPING_BLOCKED
            Contacts access is unavailable; specify a phone number or email instead.          | CONTACTS
            Sending requires Messages.app automation and is only supported on macOS.          | NOT_A_MAC
            Host key verification failed.                                                     | HOST_KEY
            bot@mac.example: Permission denied (publickey,keyboard-interactive).              | SSH_LOGIN
            ssh: connect to host mac.example port 22: Connection refused                      | SSH_UNREACHABLE
            imsg rpc exited (code 1)                                                          | MISSED_PROMPT
            imsg rpc timeout (chats.list)                                                     | MISSED_PROMPT
            """)
    void eachKnownSymptomHasItsAdvice(String printed, ImsgAdvice advice) {
        assertThat(ImsgAdvice.recognise(List.of(printed))).contains(advice);
        assertThat(ImsgAdvice.recognise(List.of(printed.toUpperCase(java.util.Locale.ROOT))))
                .contains(advice);
    }

    @ParameterizedTest
    @CsvSource({"Could not fetch group 17:ABGroup", "error -17281 in line", "error -6001", "hello"})
    void harmlessNoiseHasNone(String printed) {
        assertThat(ImsgAdvice.recognise(List.of(printed))).isEmpty();
    }

    @Test
    void anExitRightAfterTheStartNamesBothPermissions() {
        ImsgProblem problem = ImsgProblem.of("imsg rpc exited (code 1)", List.of("something unheard of"));

        assertThat(problem.line()).startsWith("imsg rpc exited (code 1). ").contains("Full Disk Access", "Automation");
    }

    @Test
    void whatWasPrintedBesideTheErrorDecidesBeforeTheErrorItself() {
        ImsgProblem problem = ImsgProblem.of("imsg rpc exited (code 255)", List.of("Host key verification failed."));

        assertThat(problem.advice()).isEqualTo(ImsgAdvice.HOST_KEY);
    }

    @Test
    void theRecordedFailuresOfBothVersionsAreRecognised() throws IOException {
        assertThat(recorded("04-db-missing.jsonl")).isEqualTo(ImsgAdvice.FULL_DISK_ACCESS);
        assertThat(recorded("imsg-0.5.0-04-db-missing.jsonl")).isEqualTo(ImsgAdvice.FULL_DISK_ACCESS);
        assertThat(recorded("05-db-not-a-database.jsonl")).isEqualTo(ImsgAdvice.NOT_A_DATABASE);
        assertThat(recorded("06-db-without-tables.jsonl")).isEqualTo(ImsgAdvice.NOT_A_DATABASE);
        assertThat(recorded("18-db-locked-by-writer.jsonl")).isEqualTo(ImsgAdvice.DATABASE_LOCKED);
    }

    private static ImsgAdvice recorded(String name) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/transcripts", name)).stream()
                .filter(line -> line.contains("\"dir\": \"out\"") || line.contains("\"dir\": \"err\""))
                .toList();
        return ImsgAdvice.recognise(lines).orElseThrow();
    }

    @Test
    void controlCharactersOfOtherProgramsDoNotReachOurLogs() {
        assertThat(ImsgProblem.of("a\u001B[31mb\r\nc", List.of()).text()).isEqualTo("a [31mb c");
    }
}
