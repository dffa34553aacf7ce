package org.imsggateway.cli;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The subscriptions to events: how each does, and another try for what was given up. */
final class WebhookCommands {

    private final Session session;

    WebhookCommands(Session session) {
        this.session = session;
    }

    List<Word> words() {
        return List.of(
                Word.named("webhooks list", "show how the subscriptions to events do, and what was given up")
                        .flags(Flag.JSON, Flag.URL)
                        .does(call -> session.show(call, session.gateway(call).webhooks(), this::list)),
                Word.named("webhooks retry", "let every event that was given up wait again, and try at once what waits")
                        .flags(Flag.JSON, Flag.URL)
                        .does(call ->
                                session.show(call, session.gateway(call).retryWebhooks(), WebhookCommands::retried)));
    }

    private String list(JsonNode report) {
        if (report.path("subscriptions").isEmpty()) {
            return "Nobody has subscribed to events (gateway.webhooks).";
        }
        var table = new Table(
                session.paint(), "URL", "EVENTS", "WAITING", "GIVEN UP", "DELIVERED", "FAILING SINCE", "REASON");
        for (JsonNode one : report.path("subscriptions")) {
            table.row(
                    one.path("url").asString(""),
                    isLeft(one) ? null : kinds(one.path("events")),
                    one.path("waiting").asInt(0),
                    one.path("dead").asInt(0),
                    age(one.path("deliveredAt")),
                    age(one.path("failingSince")),
                    isLeft(one) ? "no longer configured" : one.path("reason").asString(""));
        }
        String all = report.path("dead").isEmpty() ? table.toString() : table + dead(report.path("dead"));
        boolean some = report.path("subscriptions")
                .valueStream()
                .anyMatch(one -> !isLeft(one) && one.path("dead").asInt(0) > 0);
        return some ? all + "%n%nLet them wait again with: %s webhooks retry".formatted(HelpText.PROGRAM) : all;
    }

    /** Whether it is there for its events only: its entry in the configuration is not. */
    private static boolean isLeft(JsonNode subscription) {
        return !subscription.path("configured").asBoolean(true);
    }

    private static String kinds(JsonNode events) {
        return events.isEmpty()
                ? "all"
                : events.valueStream().map(kind -> kind.asString("")).collect(Collectors.joining(","));
    }

    private String dead(JsonNode events) {
        var table = new Table(session.paint(), "GIVEN UP", "TYPE", "QUEUED", "FOR", "WHY");
        for (JsonNode event : events) {
            table.row(
                    age(event.path("deadAt")),
                    event.path("type").asString(""),
                    age(event.path("createdAt")),
                    event.path("url").asString(""),
                    event.path("error").asString(""));
        }
        return "%n%n%s".formatted(table);
    }

    private @Nullable String age(JsonNode time) {
        String text = time.asString("");
        return text.isEmpty() ? null : session.ages().of(Instant.parse(text));
    }

    private static String retried(JsonNode answer) {
        int waiting = answer.path("waiting").asInt(0);
        int again = answer.path("retried").asInt(0);
        int left = answer.path("unconfigured").asInt(0);
        String said = switch (waiting) {
            case 0 -> "No event waits, and none was given up.";
            case 1 -> "1 event waits and is tried now.";
            default -> waiting + " events wait and are tried now.";
        };
        return said
                + (again == 0 ? "" : " Of these had been given up: %d.".formatted(again))
                + (left == 0
                        ? ""
                        : "%nKept for addresses that are no longer configured: %d; see '%s webhooks list'."
                                .formatted(left, HelpText.PROGRAM));
    }
}
