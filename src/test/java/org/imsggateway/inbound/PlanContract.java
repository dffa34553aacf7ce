package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.imsggateway.agent.webhook.WebhookReceiver;
import org.imsggateway.config.Expiring;
import org.imsggateway.database.RecordedStatements;
import org.imsggateway.database.TestStore;
import org.imsggateway.delivery.SendReceipt;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the statements of a message's way, and those that let old things go, cost on a large store. */
abstract class PlanContract {

    /** Tables that grow with every message. */
    static final Set<String> GROWING = Set.of(
            "inbound",
            "outbox_message",
            "outbox_piece",
            "outbox_lane",
            "transcript",
            "session",
            "malformed_record",
            "webhook_request",
            "event_delivery",
            "acp_session");

    /** Partial indexes that hold only what is under way or uncertain: to read one of them whole is cheap. */
    static final Set<String> SMALL = Set.of("outbox_due", "outbox_open", "outbox_sending", "outbox_unknown");

    private static final String YAML = """
            agents: {list: [{id: main, runtime: {type: echo}}]}
            channels: {imessage: {dmPolicy: pairing, allowFrom: ["+15557000002"], groupPolicy: open, groups: {"*": {}}}}
            messages: {groupChat: {mentionPatterns: [clawd]}}
            """;

    @TempDir
    private Path directory = Path.of(".");

    abstract TestStore open(RecordedStatements statements);

    /** What of a growing table a statement reads without an index. */
    abstract List<String> scans(TestStore store, String statement);

    @Test
    void noStatementOnAMessagesWayOrInRetentionReadsAGrowingTableWhole() {
        var statements = new RecordedStatements();
        TestStore store = open(statements);
        try (InboundContext gateway = InboundContext.on(store, YAML)) {
            run(gateway.start());
            statements.stop();

            assertThat(statements.all()).hasSizeGreaterThan(40);
            assertThat(scans(store, statements)).isEmpty();
        }
    }

    @Test
    void noStatementOfAnAgentsOrASubscriptionsWayReadsAGrowingTableWhole() {
        var statements = new RecordedStatements();
        TestStore store = open(statements);
        try (var receiver = new WebhookReceiver();
                InboundContext gateway =
                        InboundContext.on(store, agents(receiver.url())).telling()) {
            runAgents(gateway.start(), receiver);
            statements.stop();

            assertThat(statements.all())
                    .anyMatch(statement -> statement.contains("webhook_request"))
                    .anyMatch(statement -> statement.contains("event_delivery"))
                    .anyMatch(statement -> statement.contains("acp_session"));
            assertThat(scans(store, statements)).isEmpty();
        }
    }

    private Map<String, List<String>> scans(TestStore store, RecordedStatements statements) {
        Map<String, List<String>> found = new TreeMap<>();
        statements.all().forEach(statement -> found.put(statement, scans(store, statement)));
        found.values().removeIf(List::isEmpty);
        return found;
    }

    private String agents(String url) {
        String secret = WebhookReceiver.SECRET;
        return """
            gateway: {home: '%s', webhooks: [{url: '%s', secret: %s}]}
            agents:
              list:
                - {id: main, runtime: {type: webhook, url: '%s', secret: %s}}
                - id: tester
                  runtime:
                    type: acp
                    acp: {command: ['%s', -XX:+UseSerialGC, -cp, '%s', org.imsggateway.agent.acp.HostileAgent]}
            channels: {imessage: {dmPolicy: allowlist, allowFrom: ["+15557000002"]}}
            """.formatted(
                        directory,
                        url,
                        secret,
                        url,
                        secret,
                        System.getProperty("java.home") + "/bin/java",
                        System.getProperty("java.class.path"));
    }

    private static void runAgents(InboundContext gateway, WebhookReceiver receiver) {
        List<String> texts =
                List.of("hi", "/acp spawn tester --bind here", "hello", "/acp sessions", "/new", "/acp close");
        for (int i = 0; i < texts.size(); i++) {
            int said = i + 1;
            gateway.accept(Messages.direct()
                    .row(said)
                    .from("+15557000002")
                    .text(texts.get(i))
                    .build());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> gateway.channel().texts().size() == said);
        }
        await().until(() -> receiver.requests().size() > texts.size());
        Instant later = Instant.now().plus(Duration.ofDays(40));
        gateway.beans(Expiring.class).forEach(one -> one.expire(later, Duration.ofDays(30)));
    }

    private static void run(InboundContext gateway) {
        gateway.accept(
                Messages.direct().row(1).from("+15557000002").text("hi").build(),
                Messages.direct().row(2).from("+15557000002").text("/status").build(),
                Messages.direct().row(3).from("+15557000003").text("stranger").build(),
                Messages.inGroup(42).row(4).from("+15557000002").text("a").build(),
                Messages.inGroup(42).row(5).from("+15557000002").text("clawd b").build(),
                Messages.direct().row(6).fromMe().text("hi").build());
        await().until(() -> gateway.channel().texts().size() >= 4);
        gateway.channel().next.set(new SendReceipt.Unknown("no answer", "child"));
        gateway.accept(
                Messages.direct().row(7).from("+15557000002").text("lost").build());
        await().until(() -> !gateway.channel().sought().isEmpty());
        InboundPipeline pipeline = gateway.bean(InboundPipeline.class);
        pipeline.malformed(AccountId.DEFAULT, "row 8: nothing");
        assertThat(pipeline.resumePoint(AccountId.DEFAULT)).hasValue(7);
        gateway.beans(Expiring.class).forEach(one -> one.expire(Instant.now(), Duration.ofDays(30)));
    }
}
