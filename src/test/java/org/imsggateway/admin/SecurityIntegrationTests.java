package org.imsggateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.imsggateway.config.GatewayHome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityIntegrationTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    @SuppressWarnings("NullAway.Init")
    static TestApi api;

    @BeforeAll
    static void start() {
        api = new TestApi(directory.resolve("home"), Map.of());
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static String token() {
        return api.home().adminToken().value();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/doctor",
                "/trial/number?number=1",
                "/actuator/info",
                "/actuator/prometheus",
                "/no/such",
                "/error",
                "/"
            })
    void nothingIsAnsweredWithoutTheToken(String path) {
        HttpResponse<String> none = api.get(path, null);
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(none.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(none.body()).contains("urn:imsg-gateway:problem:unauthorized");
    }

    @Test
    void whateverIsWrongWithATokenTheAnswerIsTheSame() {
        String none = api.get("/doctor", null).body();
        assertThat(api.get("/doctor", "wrong").body()).isEqualTo(none);
        assertThat(api.get("/doctor", token() + "x").body()).isEqualTo(none);
        assertThat(api.get("/doctor", token().substring(1)).body()).isEqualTo(none);
        assertThat(api.get("/no/such", "wrong").body()).isEqualTo(none);
        assertThat(api.send(api.request("/doctor", null).header("Authorization", "Basic " + token()))
                        .body())
                .isEqualTo(none);
    }

    @Test
    void theTokenOfTheHomeOpensTheApi() {
        assertThat(api.get("/doctor", token()).statusCode()).isEqualTo(200);
        assertThat(api.send(api.request("/doctor", null).header("Authorization", "bearer  " + token()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void healthShowsStatesToAllAndDetailsToTheOperator() {
        HttpResponse<String> open = api.get("/actuator/health", null);
        assertThat(open.statusCode()).isEqualTo(200);
        assertThat(open.body()).contains("\"db\"").doesNotContain("details").doesNotContain("SQLite");
        assertThat(api.get("/actuator/health", token()).body()).contains("SQLite");
        assertThat(api.get("/actuator/health/liveness", null).body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void theDocumentAndItsPageAreOpen() {
        assertThat(api.get("/v3/api-docs", null).body())
                .contains("\"title\":\"imsg-gateway\"", "\"/doctor\"", "bearer");
        assertThat(api.get("/swagger-ui/index.html", null).statusCode()).isEqualTo(200);
    }

    @Test
    void theAddressIsInTheHomeWhileTheServerIsUp() throws Exception {
        String address = Files.readString(GatewayHome.addressFile(api.home().directory()))
                .strip();
        assertThat(address).matches("http://127\\.0\\.0\\.1:\\d+");
        assertThat(api.bean(AddressAnnouncement.class).address()).hasToString(address);
    }
}
