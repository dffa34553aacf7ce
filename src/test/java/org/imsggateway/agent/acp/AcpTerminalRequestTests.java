package org.imsggateway.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.imsggateway.rpc.RpcException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What an agent may ask to have run, where, and how much of its output is kept. */
class AcpTerminalRequestTests {

    @TempDir
    private Path home = Path.of(".");

    private AcpTerminalRequest request(String json) throws RpcException.Remote {
        return AcpTerminalRequest.of(JsonMapper.shared().readTree(json.replace('\'', '"')), home.resolve("agent"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "HOME", "HOME/agent/..", "HOME/agent/out", "HOME/agent/nowhere", "agent", "HOME/agent/file"
            })
    void aDirectoryThatIsNotTheAgentsIsRefused(String cwd) throws IOException {
        Files.createDirectories(home.resolve("agent/in"));
        Files.createFile(home.resolve("agent/file"));
        Files.createSymbolicLink(home.resolve("agent/out"), home);
        String json = "{'command': 'id', 'cwd': '%s'}".formatted(cwd.replace("HOME", home.toString()));
        assertThatThrownBy(() -> request(json)).hasMessageContaining("cwd is no directory of this agent");
    }

    @Test
    void aDirectoryInTheAgentsIsTaken() throws Exception {
        Path in = Files.createDirectories(home.resolve("agent/in"));
        assertThat(request("{'command': 'id', 'cwd': '%s'}".formatted(in)).directory())
                .isEqualTo(in.toRealPath());
        assertThat(request("{'command': 'id'}").directory())
                .isEqualTo(home.resolve("agent").toRealPath());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'command': ' '}",
                "{'command': 'a', 'args': ['\\u0000']}",
                "{'command': 'a', 'env': [{'name': 'A=B', 'value': 'c'}]}",
                "{'command': 'a', 'env': [{'name': 'A B', 'value': 'c'}]}"
            })
    void whatCannotBePassedOnIsRefused(String json) throws IOException {
        Files.createDirectories(home.resolve("agent"));
        assertThatThrownBy(() -> request(json)).hasMessageContaining("command is missing");
    }

    @Test
    void whatTheOwnersSeeHidesNoLineBreakAndNoInvisibleCharacter() throws Exception {
        Files.createDirectories(home.resolve("agent"));
        String json = "{'command': 'sh', 'args': ['-c', 'true\\nrm a\\u202eb'], 'env': [{'name': 'A', 'value': ''}]}";
        assertThat(request(json).shown()).endsWith(": A='' sh -c 'true\\u{a}rm a\\u{202e}b'");
    }

    @Test
    void noMoreOutputIsKeptThanAMebibyteWhateverIsAskedFor() throws Exception {
        Files.createDirectories(home.resolve("agent"));
        assertThat(request("{'command': 'id'}").outputLimit()).isEqualTo(AcpTerminalRequest.MOST_OUTPUT);
        assertThat(request("{'command': 'id', 'outputByteLimit': 9000000000}").outputLimit())
                .isEqualTo(AcpTerminalRequest.MOST_OUTPUT);
        assertThat(request("{'command': 'id', 'outputByteLimit': -1}").outputLimit())
                .isZero();
    }

    @Test
    void whatIsKeptBeginsWithAWholeCharacter() {
        var output = new AcpOutput(4);
        byte[] text = "a\u00e4\u00f6\u00fc".getBytes(StandardCharsets.UTF_8);
        output.add(text, 4);
        assertThat(output.shown()).isEqualTo(new AcpOutput.Shown("a\u00e4\ufffd", false));
        output.add(new byte[] {text[4], text[5], text[6]}, 3);
        assertThat(output.shown()).isEqualTo(new AcpOutput.Shown("\u00f6\u00fc", true));
        output.add("xyz".getBytes(StandardCharsets.UTF_8), 3);
        assertThat(output.shown()).isEqualTo(new AcpOutput.Shown("xyz", true));
    }
}
