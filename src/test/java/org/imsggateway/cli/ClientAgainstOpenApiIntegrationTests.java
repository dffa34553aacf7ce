package org.imsggateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.imsggateway.StartedApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the commands ask is what the gateway's own OpenAPI document describes. */
class ClientAgainstOpenApiIntegrationTests {

    static final List<String> LINES = List.of(
            "channels status --probe",
            "channels restart default",
            "channels stop default",
            "channels start default",
            "pairing list --account work",
            "pairing approve imessage 7KQ4ZP2M --notify --expires 30d",
            "pairing reject imessage 7KQ4ZP2M",
            "pairing allowlist --account work",
            "pairing revoke +15555550123 --account work",
            "message send --to chat_id:42 --text hi --file /tmp/x",
            "message show m-1",
            "inbound list --state dropped --own",
            "inbound explain 1",
            "inbound retry 1",
            "policy simulate --from +15555550123 --text hi --chat-id 4 --group --approved --set channels.imessage.dmPolicy=open",
            "policy simulate --rows 1-5",
            "sessions list",
            "sessions show agent:main:main",
            "sessions reset agent:main:main",
            "bindings list",
            "bindings add --to chat_id:42 --agent codex --account work --label fix --replace",
            "bindings add --to +15555550123 --session fix",
            "bindings remove 0123456789abcdef",
            "webhooks list",
            "webhooks retry",
            "doctor");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    private static JsonNode document;

    private static final Set<String> CALLED = new HashSet<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private TestGateway gateway;

    @BeforeAll
    static void read() throws IOException, InterruptedException {
        try (StartedApi api = StartedApi.in(home)) {
            document = JsonMapper.shared()
                    .readTree(api.ask("GET", "/v3/api-docs", "").body());
        }
    }

    @BeforeEach
    void start() {
        gateway = new TestGateway(directory);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @FieldSource("LINES")
    void whatACommandAsksIsInTheDocument(String line) {
        gateway.run(line.split(" "));

        assertThat(gateway.asked).hasSize(1);
        String[] asked = gateway.asked.getFirst().split(" ", 3);
        URI uri = URI.create(asked[1]);
        String path = template(uri.getPath());
        JsonNode operation = document.path("paths").path(path).path(asked[0].toLowerCase(Locale.ROOT));
        assertThat(operation.isObject()).as("%s %s", asked[0], path).isTrue();
        assertThat(names(uri.getQuery()))
                .isSubsetOf(operation.path("parameters").findValuesAsString("name"));
        if (asked.length == 3) {
            described(JsonMapper.shared().readTree(asked[2]), schema(operation));
        }
        CALLED.add(asked[0] + " " + path);
    }

    /** Every call that the client can make has a line above. */
    @AfterAll
    static void everyCallWasMade() {
        long calls = Arrays.stream(GatewayClient.class.getDeclaredMethods())
                .filter(method -> !java.lang.reflect.Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
                .count();

        assertThat(CALLED).hasSizeGreaterThanOrEqualTo((int) calls);
    }

    @Test
    void theDocumentNamesItsFieldsInCamelCase() {
        assertThat(document.path("components").path("schemas").findValues("properties"))
                .allSatisfy(properties ->
                        assertThat(properties.propertyNames()).allMatch(name -> name.matches("[a-z*][A-Za-z0-9]*")));
    }

    /** The path with its parameters, as the document has it. */
    private static String template(String path) {
        return document.path("paths").propertyNames().stream()
                .filter(template -> path.matches(template.replaceAll("\\{[^}]+}", "[^/]+")))
                .min((one, other) -> Integer.compare(count(one), count(other)))
                .orElse(path);
    }

    private static int count(String template) {
        return (int) template.chars().filter(c -> c == '{').count();
    }

    private static Set<String> names(String query) {
        Set<String> names = new HashSet<>();
        if (query != null) {
            Arrays.stream(query.split("&")).forEach(one -> names.add(one.substring(0, one.indexOf('='))));
        }
        return names;
    }

    private static JsonNode schema(JsonNode operation) {
        return operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
    }

    /** Every field that is sent is described, however deep; a map may hold anything. */
    private static void described(JsonNode sent, JsonNode schema) {
        JsonNode known = resolved(schema);
        if (sent.isObject() && known.has("properties")) {
            sent.properties().forEach(field -> {
                assertThat(known.path("properties").has(field.getKey()))
                        .as(field.getKey())
                        .isTrue();
                described(field.getValue(), known.path("properties").path(field.getKey()));
            });
        }
    }

    private static JsonNode resolved(JsonNode schema) {
        JsonNode reference = schema.has("$ref") ? schema : schema.path("oneOf").path(0);
        String name = reference.path("$ref").asString("");
        return name.isEmpty()
                ? schema
                : document.path("components").path("schemas").path(name.substring(name.lastIndexOf('/') + 1));
    }
}
