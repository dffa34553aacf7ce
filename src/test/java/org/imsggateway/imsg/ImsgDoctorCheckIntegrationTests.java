package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says about an account's program; each case runs a small script as that program. */
class ImsgDoctorCheckIntegrationTests {

    @TempDir
    private Path directory = Path.of(".");

    private List<Finding> findings(Path program) {
        try (ImsgFixture imsg = new ImsgFixture(program, directory)) {
            ImsgLauncher launcher = new ImsgLauncher(() -> directory);
            return new ImsgDoctorCheck(imsg.config, launcher, new ImsgTool(launcher), imsg.manager).findings();
        }
    }

    private Path script(String lines) throws IOException {
        Path script = Files.writeString(directory.resolve("wrapper"), "#!/bin/sh\n" + lines);
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aPlainWrapperIsFine() throws IOException {
        assertThat(findings(script("# ssh host imsg | grep is bad\nexec echo ssh mac.example imsg \"$@\"\n")))
                .isEmpty();
    }

    @Test
    void aWrapperWithAFilterBehindItIsWarnedAbout() throws IOException {
        assertThat(findings(script("echo ssh mac.example imsg \"$@\" | grep -v noise\n")))
                .singleElement()
                .matches(finding -> finding.severity() == Severity.WARNING
                        && finding.cause().contains("pipe"));
    }

    @Test
    void aWrapperThatCannotReachTheMacSaysWhatToDo() throws IOException {
        assertThat(findings(script("echo 'Host key verification failed.' >&2\nexit 255\n")))
                .singleElement()
                .matches(finding -> finding.remedy().equals(ImsgAdvice.HOST_KEY.text()));
    }

    @Test
    void aMissingProgramSaysWhatToInstall() {
        assertThat(findings(directory.resolve("nothing")))
                .singleElement()
                .matches(finding ->
                        finding.severity() == Severity.ERROR && finding.remedy().contains("brew install"));
    }
}
