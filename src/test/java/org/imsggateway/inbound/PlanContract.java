package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.imsggateway.config.Expiring;
import org.imsggateway.database.RecordedStatements;
import org.imsggateway.database.TestStore;
import org.imsggateway.delivery.SendReceipt;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.Test;

/** What the statements of a message's way, and those that let old things go, cost on a large store. */
abstract class PlanContract {

    /** Tables that grow with every message. */
    static final Set<String> GROWING = Set.of(
            "inbound", "outbox_message", "outbox_piece", "outbox_lane", "transcript", "session", "malformed_record");

    /** Partial indexes that hold only what is under way or uncertain: to read one of them whole is cheap. */
    static final Set<String> SMALL = Set.of("outbox_due", "outbox_open", "outbox_sending", "outbox_unknown");

    private static final String YAML = """
            agents: {list: [{id: main, runtime: {type: echo}}]}
            channels: {imessage: {dmPolicy: pairing, allowFrom: ["+15557000002"], groupPolicy: open, groups: {"*": {}}}}
            messages: {groupChat: {mentionPatterns: [clawd]}}
            """;

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

            Map<String, List<String>> found = new TreeMap<>();
            statements.all().forEach(statement -> found.put(statement, scans(store, statement)));
            assertThat(found).hasSizeGreaterThan(40);
            found.values().removeIf(List::isEmpty);
            assertThat(found).isEmpty();
        }
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
