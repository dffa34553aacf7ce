package org.imsggateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayHomeTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private static String rights(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @ParameterizedTest
    @CsvSource({
        ", /users/a/.imsg-gateway",
        "'  ', /users/a/.imsg-gateway",
        "~, /users/a",
        "~/state, /users/a/state",
        "/var/lib/../gateway, /var/gateway"
    })
    void theHomeIsFoundFromWhatIsWritten(String written, String expected) {
        assertThat(GatewayHome.locate(written, Path.of("/users/a"))).isEqualTo(Path.of(expected));
    }

    @Test
    void everythingInItIsTheOwnersAlone() throws Exception {
        Path place = directory.resolve("deep/home");
        try (GatewayHome home = GatewayHome.open(place)) {
            home.adminToken();
            home.announce(URI.create("http://127.0.0.1:1"));
            home.reserve("gateway.db");
            assertThat(rights(place)).isEqualTo("rwx------");
            assertThat(rights(home.temporary())).isEqualTo("rwx------");
            try (var files = Files.list(place)) {
                assertThat(files.filter(Files::isRegularFile))
                        .hasSize(4)
                        .allSatisfy(file -> assertThat(rights(file)).isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void whatAKilledGatewayLeftAmongItsTemporaryFilesIsRemovedAtTheNextStart() throws Exception {
        Path elsewhere = Files.writeString(directory.resolve("elsewhere"), "kept");
        Path place = directory.resolve("home");
        Path left = Files.createDirectories(place.resolve("tmp/tomcat/work"));
        Files.writeString(left.resolve("file"), "left");
        Files.createSymbolicLink(left.resolve("link"), elsewhere);

        try (GatewayHome home = GatewayHome.open(place)) {
            assertThat(home.temporary()).isEmptyDirectory();
            assertThat(elsewhere).hasContent("kept");
        }
    }

    @Test
    void aHomeThatOthersCouldReadIsTakenFromThem() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path token = Files.writeString(GatewayHome.tokenFile(directory), "kept\n");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
        try (GatewayHome home = GatewayHome.open(directory)) {
            assertThat(home.adminToken().value()).isEqualTo("kept");
            assertThat(rights(directory)).isEqualTo("rwx------");
            assertThat(rights(token)).isEqualTo("rw-------");
        }
    }

    @Test
    void theTokenIsMadeOnceAndLong() {
        String first;
        try (GatewayHome home = GatewayHome.open(directory)) {
            first = home.adminToken().value();
            assertThat(Base64.getUrlDecoder().decode(first)).hasSize(32);
        }
        try (GatewayHome home = GatewayHome.open(directory)) {
            assertThat(home.adminToken().value()).isEqualTo(first);
        }
    }

    @Test
    void aSecondGatewayIsToldOfTheFirst() {
        try (GatewayHome first = GatewayHome.open(directory)) {
            first.announce(URI.create("http://127.0.0.1:8080"));
            assertThatThrownBy(() -> GatewayHome.open(directory))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContainingAll(
                            "http://127.0.0.1:8080",
                            String.valueOf(ProcessHandle.current().pid()),
                            directory.toString(),
                            "IMSG_GATEWAY_HOME");
        }
        GatewayHome.open(directory).close();
    }

    @Test
    void theAddressIsGoneOnceItIsWithdrawn() throws Exception {
        try (GatewayHome home = GatewayHome.open(directory)) {
            home.announce(URI.create("http://127.0.0.1:8080"));
            assertThat(Files.readString(GatewayHome.addressFile(directory))).isEqualTo("http://127.0.0.1:8080\n");
            home.withdraw();
            assertThat(GatewayHome.addressFile(directory)).doesNotExist();
        }
    }

    @Test
    void aFileInItsPlaceIsSaidPlainly() throws Exception {
        Path file = Files.writeString(directory.resolve("taken"), "");
        assertThatThrownBy(() -> GatewayHome.open(file))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContainingAll(file.toString(), "not a directory", "IMSG_GATEWAY_HOME");
    }
}
