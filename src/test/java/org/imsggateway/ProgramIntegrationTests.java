package org.imsggateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.imsggateway.config.GatewayHome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The main class as a process of its own: what it says, and how it ends. */
class ProgramIntegrationTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private Ran run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                GatewayApplication.class.getName()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("IMSG_GATEWAY") || name.startsWith("GATEWAY_"));
        builder.environment().put("IMSG_GATEWAY_HOME", directory.resolve("home").toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            return new Ran(
                    process.exitValue(),
                    Files.readString(directory.resolve("out")),
                    Files.readString(directory.resolve("err")));
        } finally {
            process.destroyForcibly();
        }
    }

    private record Ran(int exit, String out, String err) {}

    @ParameterizedTest
    @CsvSource({
        "--version, 0, imsg-gateway ",
        "--help, 0, Usage: imsg-gateway",
        "serve --help, 0, Usage: imsg-gateway",
        "pairing approve -h, 0, Usage: imsg-gateway pairing approve",
        "pairing lst, 2, did you mean 'list'",
        "inbound list, 1, No gateway runs here",
        "channels status --url http://127.0.0.1:1, 1, There is no token: set IMSG_GATEWAY_TOKEN"
    })
    void aCommandEndsWithItsStatusAndStartsNothing(String line, int exit, String said) throws Exception {
        Ran ran = run(line.split(" "));
        assertThat(ran.exit()).isEqualTo(exit);
        assertThat(exit == 0 ? ran.out() : ran.err()).contains(said);
        assertThat(exit == 0 ? ran.err() : ran.out()).isEmpty();
        assertThat(directory.resolve("home")).doesNotExist();
    }

    @Test
    void aSecondGatewayOnAHomeEndsInOneLine() throws Exception {
        try (GatewayHome first = GatewayHome.open(directory.resolve("home"))) {
            first.announce(URI.create("http://127.0.0.1:8080"));
            Ran ran = run("--server.port=0");
            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.out() + ran.err())
                    .hasLineCount(1)
                    .contains("Another gateway is running at http://127.0.0.1:8080");
            assertThat(GatewayHome.addressFile(first.directory())).exists();
        }
    }

    @Test
    void anOpenAddressWithoutAChosenTokenEndsInOneLine() throws Exception {
        Ran ran = run("serve", "--server.address=0.0.0.0", "--server.port=0");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out() + ran.err()).hasLineCount(1).contains("gateway.admin.token is not set");
    }

    @Test
    void aBusyPortEndsInOneLine() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Ran ran = run("--server.port=" + taken.getLocalPort());
            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.out() + ran.err())
                    .contains("Port %d is taken".formatted(taken.getLocalPort()))
                    .doesNotContain("Exception");
        }
    }

    @Test
    void theDoctorWorksWithoutAGateway() throws Exception {
        Files.writeString(directory.resolve("application.yml"), "channels.imessage.dmPolicy: everyone\n");
        Ran ran = run("doctor", "--json");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("\"healthy\" : false", "channels.imessage.dmPolicy", "everyone", "pairing");
        assertThat(ran.err()).hasLineCount(1).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--server.port=0", "doctor"})
    void brokenYamlIsNamedWithItsLineAndNothingThatStandsThere(String line) throws Exception {
        Files.writeString(directory.resolve("application.yml"), "gateway:\n  home: ~\n    admin: {token: geheim}\n");
        Ran ran = run(line);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out() + ran.err())
                .contains("application.yml:3", "is not valid YAML: mapping values are not allowed here")
                .doesNotContain("geheim", "Exception", "\tat ");
    }
}
