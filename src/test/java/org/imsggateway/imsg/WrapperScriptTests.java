package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrapperScriptTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "exec ssh -T bot@mac imsg > true",
                "exec /usr/bin/ssh -T bot@mac imsg > true",
                "tailscale ssh bot@mac imsg > true",
                "socat - TCP:mac:2000 > true",
                "exec /opt/homebrew/bin/imsg > false",
                "exec imsg # not over ssh > false",
                "exec /opt/sshimsg/imsg > false"
            })
    void itIsKnownWhetherAScriptConnectsToAnotherMachine(String line, boolean connects) {
        assertThat(new WrapperScript("#!/bin/sh\n" + line + "\n").connects()).isEqualTo(connects);
    }

    @Test
    void aProgramThatIsNoScriptAndOneThatIsNotThereSayNothing(@TempDir Path directory) throws IOException {
        Path binary = Files.write(directory.resolve("imsg"), new byte[] {(byte) 0xCF, (byte) 0xFA, 's', 's', 'h'});

        assertThat(WrapperScript.of(binary).connects()).isFalse();
        assertThat(WrapperScript.of(directory.resolve("none")).connects()).isFalse();
    }
}
