package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.GatewayConfig;
import org.junit.jupiter.api.Test;

class ImsgLauncherTests {

    private final ImsgLauncher launcher = new ImsgLauncher(() -> Path.of("/home/gateway"));

    private static AccountConfig account(String lines) {
        return GatewayConfig.parse("channels:\n  imessage:\n" + lines.indent(4))
                .accounts()
                .getFirst();
    }

    @Test
    void theProgramIsStartedWithItsDatabase() {
        AccountConfig account = account("cliPath: /opt/imsg-ssh\ndbPath: /Users/bot/Library/Messages/chat.db");

        assertThat(launcher.rpc(account).argv())
                .containsExactly("/opt/imsg-ssh", "rpc", "--db", "/Users/bot/Library/Messages/chat.db");
    }

    @Test
    void withoutADatabaseImsgUsesItsOwn() {
        assertThat(launcher.rpc(account("cliPath: imsg")).argv()).containsExactly("imsg", "rpc");
    }

    @Test
    void theSimulatorIsThisProgramOnceMore() {
        List<String> argv = launcher.rpc(account("cliPath: simulator")).argv();

        assertThat(argv.getFirst()).startsWith(System.getProperty("java.home"));
        assertThat(argv).containsSequence("simulator", "rpc", "--db", "/home/gateway/simulator/chat.db");
        assertThat(argv).contains("org.imsggateway.GatewayApplication", System.getProperty("java.class.path"));
    }

    @Test
    void aProgramIsFoundByPathAndByName() {
        assertThat(launcher.program(account("cliPath: /bin/sh"))).contains(Path.of("/bin/sh"));
        assertThat(launcher.program(account("cliPath: sh"))).isPresent();
        assertThat(launcher.program(account("cliPath: /nonexistent/imsg"))).isEmpty();
        assertThat(launcher.program(account("cliPath: /tmp"))).isEmpty();
        assertThat(launcher.program(account("cliPath: no-such-program-anywhere")))
                .isEmpty();
    }
}
