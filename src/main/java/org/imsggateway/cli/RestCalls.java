package org.imsggateway.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One gateway over HTTP: the token goes along, waits are bounded, and an error becomes the line that says what to do. */
final class RestCalls {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Longer than the ten seconds that a status with a probe may take. */
    private static final Duration READ = Duration.ofSeconds(30);

    private final String base;
    private final RestClient http;
    private final JsonMapper json;

    RestCalls(String base, String token, JsonMapper json) {
        this.base = base;
        this.json = json;
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT).build());
        requests.setReadTimeout(READ);
        this.http = RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(
                        converters -> converters.addCustomConverter(new ByteArrayHttpMessageConverter()))
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .defaultHeader("X-Imsg-Gateway-Face", "cli")
                .build();
    }

    <T> T get(URI path, Class<T> type) {
        return send(HttpMethod.GET, path, null, type);
    }

    <T> T send(HttpMethod method, URI path, @Nullable Object body, Class<T> type) {
        RestClient.RequestBodySpec request =
                http.method(method).uri(URI.create(base + path)).accept(MediaType.APPLICATION_JSON);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(json.writeValueAsBytes(body));
        }
        try {
            return request.exchangeForRequiredValue((_, response) -> read(response, type));
        } catch (ResourceAccessException failure) {
            throw new CommandFailure.Unreachable(
                    "No gateway answers at %s (%s): start it with '%s', or name another one with --url or IMSG_GATEWAY_URL."
                            .formatted(base, reason(failure), HelpText.PROGRAM + " serve"));
        }
    }

    private <T> T read(ClientHttpResponse response, Class<T> type) throws IOException {
        byte[] body = response.getBody().readAllBytes();
        HttpStatusCode status = response.getStatusCode();
        try {
            if (status.is2xxSuccessful()) {
                return json.readValue(body.length == 0 ? new byte[] {'{', '}'} : body, type);
            }
            throw refused(status, json.readTree(body));
        } catch (JacksonException notOurs) {
            throw CommandFailure.failed(
                    "%s answered %s with something that is not an answer of imsg-gateway: is the address right?"
                            .formatted(base, status));
        }
    }

    private CommandFailure refused(HttpStatusCode status, JsonNode problem) {
        if (status.isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
            return CommandFailure.failed(
                    "The gateway at %s does not take this token: set IMSG_GATEWAY_TOKEN to its gateway.admin.token, or to what stands in the file admin-token of its home."
                            .formatted(base));
        }
        String detail = problem.path("detail").asString("");
        String title = problem.path("title").asString("The gateway answered " + status);
        return CommandFailure.failed(Plain.line(detail.isBlank() ? title + "." : detail));
    }

    private static String reason(ResourceAccessException failure) {
        return switch (failure.getCause()) {
            case HttpTimeoutException timeout -> "it took too long";
            case ConnectException refused -> "nothing listens there";
            case null, default -> "the connection failed";
        };
    }
}
