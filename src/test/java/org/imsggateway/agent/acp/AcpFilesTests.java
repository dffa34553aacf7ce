package org.imsggateway.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.imsggateway.config.AcpFileAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class AcpFilesTests {

    @TempDir
    private Path home = Path.of(".");

    @Test
    void onlyARegularFileIsReadOrWritten() throws Exception {
        var files = new AcpFiles(home, AcpFileAccess.WRITE);
        Path pipe = home.toRealPath().resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path directory = Files.createDirectory(home.toRealPath().resolve("directory"));
        for (Path path : new Path[] {pipe, directory}) {
            assertThatThrownBy(() -> files.write(path.toString(), "text")).hasMessageContaining("this is no file");
            assertThatThrownBy(() -> files.read(path.toString(), null, null))
                    .hasMessageContaining("there is no such file");
        }
    }
}
