package org.imsggateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.imsggateway.Fuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator answers whatever it is told, and each answer is one line of JSON. */
class SimulatorFuzzTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"0.15.10", "0.5.0"})
    void everyLineIsAnsweredByLinesOfJson(String version) {
        var scene = new Scene(directory);
        scene.from(Scene.ANN, "hi");
        Fuzz.of(Fuzz.recorded("in")).feed("simulator " + version, bytes -> {
            var out = new ByteArrayOutputStream();
            assertThat(served(scene, version, bytes, out)).isZero();
            out.toString(StandardCharsets.UTF_8).lines().forEach(Json::parse);
        });
    }

    @Test
    void aNumberBeyondAllLimitsIsNotWellFormed() throws Exception {
        var out = new ByteArrayOutputStream();
        byte[] line =
                "{\"jsonrpc\":\"2.0\",\"id\":1e9999999994,\"method\":\"status\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(served(new Scene(directory), "0.15.10", line, out)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("-32700");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.15.10", "0.5.0"})
    void aFileWhoseNameCannotBeIsNotFound(String version) throws Exception {
        var scene = new Scene(directory);
        scene.from(Scene.ANN, "hi");
        var out = new ByteArrayOutputStream();
        byte[] line =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"send\",\"params\":{\"to\":\"+14155550101\",\"file\":\"\\u0000\"}}"
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(served(scene, version, line, out)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"error\"", "\"id\":1");
    }

    private static int served(Scene scene, String version, byte[] line, OutputStream out) throws Exception {
        var faults = new Faults(List.of(), status -> {
            throw new AssertionError("the simulator ended with status " + status);
        });
        var settings = new Settings(scene.database(), Profile.of(version), faults, false, Duration.ZERO);
        try (var imsg = new Imsg(settings, Clock.systemUTC())) {
            return imsg.serve(new ByteArrayInputStream(line), out, new PrintStream(OutputStream.nullOutputStream()));
        }
    }
}
