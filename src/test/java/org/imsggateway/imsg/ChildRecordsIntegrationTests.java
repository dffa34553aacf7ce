package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.imsggateway.imsg.ImsgFixture.LONG;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imsggateway.config.OwnerOnly;
import org.imsggateway.message.AccountId;
import org.imsggateway.rpc.ChildRecords;
import org.imsggateway.rpc.ProcessIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that a killed gateway leaves behind: they notice neither the closed pipe nor a polite request to end. */
@Timeout(120)
class ChildRecordsIntegrationTests {

    @TempDir
    private Path directory = Path.of(".");

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        started.forEach(Process::destroyForcibly);
    }

    /** A wrapper that does not listen, with a process of its own; its input is closed. */
    private Process stubborn() throws Exception {
        String script = "trap '' TERM HUP INT; sleep 300 & echo up; while :; do wait; sleep 1; done";
        Process process = new ProcessBuilder("/bin/sh", "-c", script).start();
        started.add(process);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("up");
        }
        process.getOutputStream().close();
        return process;
    }

    private ChildRecords records() {
        return new ChildRecords(() -> directory.resolve("children"), OwnerOnly::write);
    }

    private Path file(String account) {
        return directory.resolve("children").resolve(account);
    }

    private static ProcessIdentity identity(Process process) {
        return ProcessIdentity.of(process.toHandle()).orElseThrow();
    }

    @Test
    void aProcessThatWasLeftBehindIsEndedWithAllItStarted() throws Exception {
        Process process = stubborn();
        List<ProcessHandle> all = process.descendants().toList();
        records().write("default", List.of(identity(process)));

        assertThat(records().endLeftovers("default")).isTrue();

        assertThat(process.isAlive()).isFalse();
        assertThat(all).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(file("default")).doesNotExist();
    }

    @Test
    void aProcessThatOnlyHasTheSameNumberIsLeftAlone() throws Exception {
        Process process = stubborn();
        ProcessIdentity known = identity(process);
        records()
                .write(
                        "default",
                        List.of(
                                new ProcessIdentity(known.pid(), known.started() - 1, known.command()),
                                new ProcessIdentity(known.pid(), known.started(), "imsg rpc")));

        assertThat(records().endLeftovers("default")).isTrue();

        assertThat(process.isAlive()).isTrue();
        assertThat(file("default")).doesNotExist();
    }

    @Test
    void whatIsLeftOfAnAccountThatIsNotConfiguredAnyMoreIsEndedToo() throws Exception {
        Process gone = stubborn();
        Process configured = stubborn();
        records().write("gone", List.of(identity(gone)));
        records().write("default", List.of(identity(configured)));

        records().endLeftoversOfOthers(Set.of("default"));

        assertThat(gone.isAlive()).isFalse();
        assertThat(configured.isAlive()).isTrue();
    }

    @Test
    void whatIsLeftOfAnEarlierLifeIsEndedBeforeAChildIsStarted() throws Exception {
        Process process = stubborn();
        records().write("default", List.of(identity(process)));

        try (ImsgFixture imsg = new ImsgFixture(Programs.simulator(directory, Map.of()), directory)) {
            imsg.receive("before everything");
            imsg.running();

            assertThat(process.isAlive()).isFalse();
            assertThat(imsg.channel.ended(AccountId.DEFAULT, "earlier/1")).isTrue();
        }
    }

    @Test
    void aChildIsRecordedForItsOwnerAloneWhileItRuns() throws Exception {
        try (ImsgFixture imsg = new ImsgFixture(Programs.simulator(directory, Map.of()), directory)) {
            imsg.receive("before everything");
            imsg.running();

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(Files.readString(file("default")))
                            .contains("/bin/java ")
                            .matches("(\\d+ \\d+ .*\n)+"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("default"))))
                    .isEqualTo("rw-------");

            imsg.manager.stop();
            assertThat(file("default")).doesNotExist();
        }
    }
}
