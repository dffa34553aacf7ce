package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.imsggateway.database.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxRetentionTests {

    @TempDir
    Path home;

    private DeliveryRig rig(String retention) {
        return new DeliveryRig(
                TestStore.sqlite(home),
                TestConfig.of("{channels: {imessage: {cliPath: imsg}}, gateway: {retention: " + retention + "}}"));
    }

    private static long texts(DeliveryRig rig) {
        return rig.store
                .jdbc()
                .sql("select count(*) from outbox_piece where text is not null")
                .query(Long.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "2h, 119, 1", "2h, 120, 0"})
    void aTextIsKeptAsLongAsTheSettingSays(String retention, int minutes, long left) {
        try (var rig = rig(retention)) {
            rig.start();
            rig.awaitStates(rig.say(1, "hi"), "SENT");
            rig.worker.stop();
            rig.clock.advance(Duration.ofMinutes(minutes));
            new OutboxRetention(rig.config, rig.outbox, rig.clock).sweep();
            assertThat(texts(rig)).isEqualTo(left);
        }
    }

    @Test
    void whatIsNotSettledKeepsItsText() {
        try (var rig = rig("0")) {
            rig.say(1, "hi");
            new OutboxRetention(rig.config, rig.outbox, rig.clock).sweep();
            assertThat(texts(rig)).isEqualTo(1);
        }
    }
}
