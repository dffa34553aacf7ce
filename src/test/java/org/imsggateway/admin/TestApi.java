package org.imsggateway.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.imsggateway.config.GatewayHome;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The faces of the gateway over HTTP on a free port, with calls that fail as told, and without accounts and agents. */
final class TestApi implements AutoCloseable {

    private final GatewayHome home;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    TestApi(Path directory, Map<String, String> properties) {
        this.home = GatewayHome.open(directory);
        var application = new SpringApplication(Faces.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(starting -> {
            starting.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test", Map.copyOf(properties)));
            starting.getBeanFactory().registerSingleton("gatewayHome", home);
            starting.getBeanFactory().registerSingleton("clock", Clock.systemUTC());
        });
        this.context = application.run(
                "--server.port=0",
                "--gateway.home=" + directory,
                "--management.endpoint.health.group.readiness.include=readinessState",
                "--logging.level.org.imsggateway=error");
    }

    GatewayHome home() {
        return home;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Says that something happened, as a feature does. */
    void publish(Object event) {
        context.publishEvent(event);
    }

    HttpResponse<String> get(String path, @Nullable String token) {
        return send(request(path, token).GET());
    }

    HttpResponse<String> post(String path, @Nullable String token, String body) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path, @Nullable String token) {
        URI base = context.getBean(AddressAnnouncement.class).address();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        context.close();
        home.close();
        http.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(excludeName = "org.springframework.shell.core.autoconfigure.SpringShellAutoConfiguration")
    @ComponentScan({
        "org.imsggateway.admin",
        "org.imsggateway.agent.http",
        "org.imsggateway.doctor",
        "org.imsggateway.config",
        "org.imsggateway.database"
    })
    static class Faces {}

    record Body(
            @Nullable String text,
            @Nullable Boolean loud,
            @Nullable Instant at,
            @Nullable List<String> media,
            @Nullable Inner inner) {}

    record Inner(int number) {}

    @RestController
    static class Trials {

        @PostMapping("/trial")
        Body body(@RequestBody Body body) {
            return body;
        }

        @GetMapping("/trial/number")
        int number(@RequestParam int number) {
            return number;
        }

        @GetMapping("/trial/refusal")
        int refusal() {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "no pending request");
            problem.setType(URI.create("urn:imsg-gateway:problem:unknown-code"));
            problem.setProperty("field", "code");
            throw new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
        }

        @GetMapping("/trial/full")
        String full() {
            throw new org.springframework.dao.DataAccessResourceFailureException("secret: the disk is full");
        }

        @GetMapping("/trial/failure")
        int failure() {
            throw new IllegalStateException("a secret of the inside");
        }
    }
}
