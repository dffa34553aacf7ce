package org.imsggateway.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The records of processes; the one that runs the test stands for what cannot be ended. */
class ChildRecordsTests {

    @TempDir
    private Path directory = Path.of(".");

    private final ProcessIdentity self =
            ProcessIdentity.of(ProcessHandle.current()).orElseThrow();
    private final ProcessIdentity fresh = new ProcessIdentity(1, 1, "a fresh child");

    /** Ends nothing, and says how it is. */
    private ChildRecords records() {
        return new ChildRecords(
                () -> directory,
                (home, name, content) -> Files.writeString(home.resolve(name), content),
                left -> left.stream().noneMatch(one -> one.find().isPresent()));
    }

    @Test
    void whatCouldNotBeEndedStaysRecordedBesideAFreshChild() {
        records().write("default", List.of(self));
        ChildRecords second = records();
        assertThat(second.endLeftovers("default")).isFalse();
        second.write("default", List.of(fresh));

        assertThat(records().endLeftovers("default")).isFalse();
    }

    @Test
    void whatCouldNotBeEndedStaysRecordedAfterAFreshChildIsGone() {
        records().write("default", List.of(self));
        ChildRecords second = records();
        assertThat(second.endLeftovers("default")).isFalse();
        second.write("default", List.of(fresh));
        second.remove("default");

        assertThat(directory.resolve("default"))
                .content()
                .contains(self.command())
                .doesNotContain("fresh");
    }

    @Test
    void whatHasEndedByItselfIsForgotten() {
        records().write("default", List.of(fresh));
        assertThat(records().endLeftovers("default")).isTrue();
        assertThat(directory.resolve("default")).doesNotExist();
    }

    /** So no change of the clock between two lives of the program makes it another process. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theStartOfAProcessIsCountedFromThatOfTheMachine() throws Exception {
        String uptime = Files.readString(Path.of("/proc/uptime"));
        double seconds = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
        assertThat(self.started()).isBetween(0L, (long) (seconds * 100));
    }
}
