package org.imsggateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemsIntegrationTests {

    private static final String TOKEN = "a-token-of-the-test";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    @SuppressWarnings("NullAway.Init")
    static TestApi api;

    @BeforeAll
    static void start() {
        api = new TestApi(directory.resolve("home"), Map.of("gateway.admin.token", TOKEN));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static JsonNode problem(HttpResponse<String> answer, int status, String type) {
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asString()).isEqualTo("urn:imsg-gateway:problem:" + type);
        assertThat(problem.path("detail").asString("")).isNotBlank();
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        return problem;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"txt": "a"}                 | txt           | known are at, inner, loud, media, text
            {"inner": {"number": 1, "nmber": 1}} | inner.nmber   | known are number
            {"loud": "maybe"}            | loud          | true or false but is 'maybe'
            {"at": "yesterday"}          | at            | a time such as 2026-01-31T12:00:00Z but is 'yesterday'
            {"media": "a.png"}           | media         | a list
            {"media": [{"a": 1}]}        | media[0]      | a text
            {"inner": {"number": "x"}}   | inner.number  | a number but is 'x'
            {"inner": {"number": null}}  | inner.number  | a number
            {"inner": 5}                 | inner         | an object
            """)
    void aWrongFieldIsNamedWithWhatIsAllowed(String body, String field, String detail) {
        JsonNode problem = problem(api.post("/trial", TOKEN, body), 400, "invalid-field");
        assertThat(problem.path("field").asString()).isEqualTo(field);
        assertThat(problem.path("detail").asString()).contains("'" + field + "'", detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"text": "a"        | not valid JSON at line 1
            {"text": "a"} {}    | must be one JSON object
            [1, 2]              | must be one JSON object
            ''                  | Send a JSON object
            null                | Send a JSON object
            """)
    void aBodyThatIsNoObjectIsRefused(String body, String detail) {
        JsonNode problem = problem(api.post("/trial", TOKEN, body), 400, "malformed-body");
        assertThat(problem.path("detail").asString()).contains(detail).doesNotContain("org.imsggateway");
    }

    @Test
    void aWrongOrMissingParameterIsNamed() {
        JsonNode wrong = problem(api.get("/trial/number?number=x", TOKEN), 400, "invalid-parameter");
        assertThat(wrong.path("field").asString()).isEqualTo("number");
        assertThat(wrong.path("detail").asString()).contains("'x'", "a whole number");
        JsonNode missing = problem(api.get("/trial/number", TOKEN), 400, "invalid-parameter");
        assertThat(missing.path("detail").asString()).isEqualTo("The parameter 'number' is missing.");
    }

    @Test
    void wrongPathsMethodsAndMediaTypesSayWhatIsPossible() {
        problem(api.get("/no/such", TOKEN), 404, "no-such-call");
        JsonNode method = problem(api.post("/doctor", TOKEN, "{}"), 405, "method-not-allowed");
        assertThat(method.path("detail").asString()).contains("POST", "GET");
        HttpRequest.Builder xml = api.request("/trial", TOKEN)
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString("<a/>"));
        problem(api.send(xml), 415, "media-type");
        HttpRequest.Builder image = api.request("/doctor", TOKEN).header("Accept", "image/png");
        assertThat(api.send(image).statusCode()).isEqualTo(406);
    }

    @Test
    void whatAFeatureSaysOfARefusalIsKept() {
        JsonNode problem = problem(api.get("/trial/refusal", TOKEN), 404, "unknown-code");
        assertThat(problem.path("detail").asString()).isEqualTo("no pending request");
        assertThat(problem.path("field").asString()).isEqualTo("code");
    }

    @Test
    void aFaultOfTheGatewayTellsNothingOfItsInside() {
        JsonNode problem = problem(api.get("/trial/failure", TOKEN), 500, "internal-error");
        assertThat(problem.toString()).doesNotContain("secret", "IllegalState", "trace");
        assertThat(problem.path("incident").asString()).isNotBlank();
    }

    @Test
    void aStoreThatCannotBeUsedIsSaidAndTheRequestMayBeSentAgain() {
        JsonNode problem = problem(api.get("/trial/full", TOKEN), 503, "store-unavailable");
        assertThat(problem.path("detail").asString()).contains("room on its disk", "send the request again");
        assertThat(problem.toString()).doesNotContain("secret");
    }

    @Test
    void aRefusedAddressIsAProblemDocumentToo() {
        HttpResponse<String> answer = api.get("/trial;a=b//", TOKEN);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:imsg-gateway:problem:invalid-request");
    }

    @Test
    void aConfiguredTokenWinsOverTheOneOfTheHome() {
        assertThat(api.get("/doctor", api.home().adminToken().value()).statusCode())
                .isEqualTo(401);
        assertThat(api.get("/doctor", TOKEN).statusCode()).isEqualTo(200);
    }
}
