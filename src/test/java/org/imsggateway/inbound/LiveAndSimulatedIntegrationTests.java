package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import org.imsggateway.access.ApproveCommand;
import org.imsggateway.access.PairingService;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand messages through the whole pipeline under two hundred configurations, and judged again afterwards. */
class LiveAndSimulatedIntegrationTests {

    private static final int CONFIGURATIONS = 200;
    private static final int EACH = 50;

    @TempDir
    private Path home = Path.of(".");

    @Test
    void everyRowHasExactlyOneReasonAndTheSimulationFindsTheSame() {
        var random = new RandomPolicies(42);
        try (InboundContext gateway =
                InboundContext.in(home, "channels: {imessage: {cliPath: imsg}}").start()) {
            approveOne(gateway);
            long before = rows(gateway, "1 = 1");
            for (int i = 0; i < CONFIGURATIONS; i++) {
                long first = 1 + before + (long) i * EACH;
                GatewayConfig config = random.config(i % 10 == 0 ? "echo" : "inbox");
                gateway.bean(ConfigStore.class).replace(config);
                gateway.accept(batch(random, 1000 + (long) i * EACH));
                settled(gateway);

                PolicySimulation again =
                        gateway.bean(PolicySimulator.class).judge(first, first + EACH - 1, config, config);

                assertThat(again.judged()).isEqualTo(EACH);
                assertThat(again.changes()).as("configuration %d", i).isEmpty();
            }
            long all = before + (long) CONFIGURATIONS * EACH;
            assertThat(rows(gateway, "outcome is not null and trace is not null"))
                    .isEqualTo(all);
            assertThat(sum(gateway, "imsg.gateway.inbound")).isEqualTo(all);
            assertThat(sum(gateway, "imsg.gateway.decisions")).isEqualTo(all);
        }
    }

    private static void approveOne(InboundContext gateway) {
        gateway.accept(Messages.direct().from("+15557000004").row(1).build());
        settled(gateway);
        PairingService pairing = gateway.bean(PairingService.class);
        String code = pairing.pending(null).requests().getFirst().code();
        pairing.approve(new ApproveCommand(code, null, false, null, "cli"));
    }

    /** Rows come in batches of one account. */
    private static InboundMessage[] batch(RandomPolicies random, long firstRow) {
        InboundMessage[] batch = new InboundMessage[EACH];
        for (int i = 0; i < EACH; i++) {
            batch[i] = random.message(firstRow + i);
        }
        return batch;
    }

    private static void settled(InboundContext gateway) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> rows(gateway, "state in ('RECEIVED', 'QUEUED')") == 0);
    }

    private static long rows(InboundContext gateway, String condition) {
        return gateway.jdbc()
                .sql("select count(*) from inbound where " + condition)
                .query(Long.class)
                .single();
    }

    private static long sum(InboundContext gateway, String counter) {
        return Math.round(gateway.bean(MeterRegistry.class).find(counter).counters().stream()
                .mapToDouble(Counter::count)
                .sum());
    }
}
