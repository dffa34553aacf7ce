package org.imsggateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The simulator as a real child process over real pipes. */
class SimulatorProcessIntegrationTests {

    private static final String SUBSCRIBE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"watch.subscribe\",\"params\":{\"debounce_ms\":50}}";
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"chats.list\"}";

    @TempDir
    Path home;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatWasStarted() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(Map<String, String> environment, String... words) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SimulatorChild.class.getName(),
                home.toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        var process = builder.start();
        started.add(process);
        return process;
    }

    private static void write(Process process, String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    private static JsonNode line(BufferedReader reader) throws IOException {
        var line = reader.readLine();
        assertThat(line).as("a line before the end of output").isNotNull();
        return Json.parse(String.valueOf(line));
    }

    private static int exit(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void aCommitOfAnotherProcessIsNoticedAndTheEndOfInputEndsTheChild() throws Exception {
        new Scene(java.nio.file.Files.createDirectories(home.resolve("simulator"))).from(Scene.ANN, "first");
        var child = start(Map.of(), "rpc");
        var answers = child.inputReader(StandardCharsets.UTF_8);
        write(child, SUBSCRIBE);
        assertThat(line(answers).at("/result/subscription").asInt()).isEqualTo(1);
        assertThat(exit(start(Map.of(), "receive", "--from", Scene.ANN, "--text", "héllo")))
                .isZero();
        assertThat(line(answers).at("/params/message/text").asString()).isEqualTo("héllo");
        child.getOutputStream().close();
        assertThat(exit(child)).isZero();
        assertThat(answers.readLine()).isNull();
    }

    @Test
    void faultsReachAChildThroughTheEnvironment() throws Exception {
        var child = start(Map.of(Settings.FAULTS, "crash-after=1", Settings.VERSION, "0.9.0"), "rpc");
        write(child, LIST);
        write(child, LIST);
        var answers = child.inputReader(StandardCharsets.UTF_8);
        assertThat(line(answers).at("/error/code").asInt()).isEqualTo(-32603);
        assertThat(answers.readLine()).isNull();
        assertThat(exit(child)).isEqualTo(134);
    }

    @Test
    void aTermSignalEndsTheChild() throws Exception {
        var child = start(Map.of(), "rpc");
        write(child, LIST);
        line(child.inputReader(StandardCharsets.UTF_8));
        child.toHandle().destroy();
        assertThat(exit(child)).isEqualTo(143);
    }

    @Test
    void aReaderWhoLeavesEndsTheChild() throws Exception {
        var child = start(Map.of(), "rpc");
        write(child, LIST);
        var answers = child.inputReader(StandardCharsets.UTF_8);
        line(answers);
        answers.close();
        write(child, LIST);
        assertThat(exit(child)).isEqualTo(141);
    }
}
