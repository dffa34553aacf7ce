package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every statement of the journal on PostgreSQL: the same pipeline, another store. */
class InboundOnPostgresIntegrationTests {

    private static final String YAML = """
            agents: {list: [{id: main, runtime: {type: echo}}]}
            channels: {imessage: {dmPolicy: open, allowFrom: ['*'], groupPolicy: open}}
            messages: {groupChat: {mentionPatterns: [clawd]}}
            """;

    private final InboundContext gateway = InboundContext.on(TestStore.postgres(), YAML);

    @BeforeEach
    void start() {
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void aMessageIsAnsweredOnceAndItsTraceCanBeRead() {
        InboundMessage message = Messages.direct().row(1).build();
        gateway.accept(message);
        gateway.accept(message);

        assertThat(gateway.outcomes()).containsExactlyEntriesOf(java.util.Map.of("G-1", "HANDLED answered"));
        await().until(() -> gateway.channel().sent().size() == 1);
        assertThat(gateway.bean(InboundController.class)
                        .trace(gateway.entries().getFirst().id())
                        .steps())
                .isNotEmpty();
    }

    @Test
    void whatWasNotAddressedIsFoundAsContextUntilTheNextTurn() {
        gateway.accept(
                Messages.inGroup(42).row(1).text("a").build(),
                Messages.inGroup(42).row(2).text("clawd b").build(),
                Messages.inGroup(42).row(3).text("c").build());
        gateway.outcomes();
        var group = Conversation.group(AccountId.DEFAULT, 42);
        var context = gateway.bean(ContextRepository.class);

        assertThat(context.unaddressed(group, 2, 10))
                .extracting(entry -> entry.message().text())
                .containsExactly("a");
        assertThat(context.unaddressed(group, 99, 10))
                .extracting(entry -> entry.message().text())
                .containsExactly("c");
    }

    @Test
    void recordedRowsAreJudgedAgain() {
        gateway.accept(
                Messages.direct().row(1).build(),
                Messages.direct().row(2).fromMe().build());
        gateway.outcomes();
        var closed = GatewayConfig.parse("channels: {imessage: {dmPolicy: disabled}}");

        PolicySimulation simulation = gateway.bean(PolicySimulator.class)
                .judge(1, 99, gateway.bean(ConfigStore.class).current(), closed);

        assertThat(simulation.judged()).isEqualTo(2);
        assertThat(simulation.changes())
                .extracting(PolicySimulation.Changed::after)
                .containsExactly("dmPolicy disabled");
    }

    @Test
    void ownRowsAreListedOnlyWhenAskedFor() {
        gateway.accept(
                Messages.direct().row(1).build(),
                Messages.direct().row(2).fromMe().build());
        gateway.outcomes();
        var repository = gateway.bean(InboundEntriesRepository.class);

        assertThat(repository.newest(null, false, 10)).hasSize(1);
        assertThat(repository.newest(EntryState.DROPPED, true, 10)).hasSize(1);
    }

    @Test
    void whatWasSaidIsClearedWhenItsTimeIsOver() {
        gateway.accept(Messages.direct().row(1).build());
        gateway.outcomes();
        gateway.jdbc()
                .sql("update inbound set finished_at = finished_at - 31 * 86400000::bigint")
                .update();
        expire();

        assertThat(gateway.entries().getFirst().text()).isNull();
    }

    @Test
    void theGuidGoesSomeMonthsAfterTheText() {
        gateway.accept(Messages.direct().row(1).build());
        gateway.outcomes();
        gateway.jdbc().sql("update inbound set finished_at = 1").update();
        expire();

        assertThat(gateway.entries()).isEmpty();
    }

    private void expire() {
        InboundRetention retention = gateway.bean(InboundRetention.class);
        while (retention.expire(Instant.now(), Duration.ofDays(30))) {
            // Until nothing is left.
        }
    }
}
