package org.imsggateway.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imsggateway.doctor.DoctorReport;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every command has at hand.
 *
 * @param local where a gateway of this machine leaves its address and token
 * @param environment the environment variables
 * @param offline answers where no gateway runs
 * @param paint the colours
 * @param ages says when something was
 */
record Session(LocalGateway local, Map<String, String> environment, Offline offline, Paint paint, Ages ages) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** The gateway that a call is meant for. */
    GatewayClient gateway(Call call) {
        return new GatewayClient(new RestCalls(base(call), token(), JSON));
    }

    /** Prints the answer as JSON if that is wanted, else in the words for people. */
    <T> void show(Call call, T answer, ForPeople<T> words) {
        call.print(call.has(Flag.JSON) ? JSON.writeValueAsString(answer) : words.of(answer));
    }

    DoctorReport doctor(Call call) {
        boolean anotherOne = call.has(Flag.URL) || environment.containsKey("IMSG_GATEWAY_URL");
        try {
            return gateway(call).doctor();
        } catch (CommandFailure.Unreachable failure) {
            if (anotherOne) {
                throw failure;
            }
            return withoutGateway(offline.doctor(), String.valueOf(failure.getMessage()));
        }
    }

    /** Otherwise all would be said to be well where nothing runs. */
    private static DoctorReport withoutGateway(DoctorReport report, String why) {
        List<Finding> findings = new ArrayList<>(report.findings());
        findings.add(new Finding(
                Severity.ADVICE,
                "No gateway was asked: this is what can be seen without one.",
                why,
                "Start the gateway, then ask again: it also knows how its accounts and agents are."));
        return new DoctorReport(report.healthy(), findings);
    }

    private String base(Call call) {
        String named = call.value(Flag.URL).orElse(environment.getOrDefault("IMSG_GATEWAY_URL", ""));
        String base = named.isBlank() ? read(local.addressFile()) : named.strip();
        if (base == null) {
            throw new CommandFailure.Unreachable(
                    "No gateway runs here (there is no %s): start one with '%s', or name another one with --url or IMSG_GATEWAY_URL."
                            .formatted(local.addressFile(), HelpText.PROGRAM + " serve"));
        }
        if (!base.matches("https?://[^\\s/?#]+.*") || !valid(base)) {
            throw CommandFailure.usage(
                    "'%s' is no address of a gateway: write one such as http://127.0.0.1:8080.".formatted(base));
        }
        return base.replaceAll("/+$", "");
    }

    private String token() {
        String given = environment.getOrDefault("IMSG_GATEWAY_TOKEN", "");
        String token = given.isBlank() ? read(local.tokenFile()) : given.strip();
        if (token == null) {
            throw CommandFailure.failed(
                    "There is no token: set IMSG_GATEWAY_TOKEN to the gateway's gateway.admin.token (there is no %s)."
                            .formatted(local.tokenFile()));
        }
        return token;
    }

    private static boolean valid(String uri) {
        try {
            return URI.create(uri).getHost() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static @Nullable String read(Path file) {
        try {
            String content = Files.exists(file) ? Files.readString(file).strip() : "";
            return content.isEmpty() ? null : content;
        } catch (IOException failure) {
            throw CommandFailure.failed(
                    "%s cannot be read: run this as the user that the gateway runs as.".formatted(file));
        }
    }

    /** An answer in words for people. */
    interface ForPeople<T> {
        String of(T answer);
    }
}
