package org.imsggateway.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Starting, watching and ending real processes. */
@Timeout(180)
class ChildProcessIntegrationTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<String> diagnostics = new CopyOnWriteArrayList<>();

    private ChildProcess start(String... steps) throws IOException {
        return ChildProcess.start(ScriptedChild.command(steps), diagnostics::add);
    }

    private static String firstLine(ChildProcess child) throws IOException {
        return new BufferedReader(new InputStreamReader(child.output(), StandardCharsets.UTF_8)).readLine();
    }

    @Test
    void aChildThatListensEndsWhenItsInputCloses() throws Exception {
        ChildProcess child = start("await");

        assertThat(child.stop(LONG)).hasValue(0);
    }

    @Test
    void aHangingChildIsTerminated() throws Exception {
        ChildProcess child = start("say:up", "hang");
        firstLine(child);

        assertThat(child.stop()).hasValue(128 + 15);
    }

    @Test
    void aChildThatIgnoresTermIsKilled() throws Exception {
        ChildProcess child = start("stubborn", "say:up", "hang");
        firstLine(child);

        assertThat(child.stop(Duration.ofMillis(100))).hasValue(128 + 9);
    }

    @Test
    void aFloodOfDiagnosticsNeverHoldsTheChildAndKeepsItsTail() throws Exception {
        ChildProcess child = start("errflood:100000", "err:the last words", "exit:4");

        assertThat(child.awaitExit(LONG)).hasValue(4);
        await().atMost(LONG).until(() -> child.stderrTail().contains("the last words"));
        assertThat(child.stderrTail()).hasSizeLessThanOrEqualTo(40).endsWith("the last words");
        assertThat(diagnostics).hasSize(100_001);
    }

    @Test
    void whatADeadChildLeftBehindIsEndedToo() throws Exception {
        ChildProcess child = start("grandchild", "read", "exit:0");
        long grandchild = Long.parseLong(firstLine(child).replaceAll("\\D", ""));
        // The parent ends by itself; its child lives on and belongs to another parent now.
        await().atMost(LONG).until(() -> child.knows(grandchild));
        child.input().close();
        assertThat(child.awaitExit(LONG)).hasValue(0);

        child.stop();

        await().atMost(LONG)
                .until(() -> ProcessHandle.of(grandchild)
                        .filter(ProcessHandle::isAlive)
                        .isEmpty());
    }

    @Test
    void aProgramThatDoesNotExistSaysSo() {
        ChildCommand command = new ChildCommand("missing", List.of("/nonexistent/imsg", "rpc"));

        assertThatThrownBy(() -> ChildProcess.start(command, _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/nonexistent/imsg");
    }

    @Test
    void stoppingTwiceDoesNoHarm() throws Exception {
        ChildProcess child = start("await");

        child.stop(LONG);

        assertThat(child.stop()).hasValue(0);
    }

    @Test
    void aChildInheritsNoSecrets() {
        Map<String, String> inherited = new java.util.HashMap<>(Map.of(
                "PATH", "/bin", "LC_ALL", "C", "IMSG_GATEWAY_TOKEN", "secret", "AWS_SECRET_ACCESS_KEY", "secret"));

        ChildEnvironment.apply(inherited, Map.of("IMSG_MODE", "test"));

        assertThat(inherited).containsOnlyKeys("PATH", "LC_ALL", "IMSG_MODE");
    }
}
