package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
            expire(rig);
            assertThat(texts(rig)).isEqualTo(left);
        }
    }

    @Test
    void whatIsNotSettledKeepsItsText() {
        try (var rig = rig("0")) {
            rig.say(1, "hi");
            expire(rig);
            assertThat(texts(rig)).isEqualTo(1);
        }
    }

    @Test
    void whereNothingIsRetainedATextGoesWithItsSending() {
        try (var rig = rig("0")) {
            rig.start();
            rig.awaitStates(rig.say(1, "hi"), "SENT");
            rig.worker.wake();
            await().until(() -> texts(rig) == 0);
        }
    }

    @Test
    void whatIsLeftOfAReplyGoesNinetyDaysAfterItsTextWithoutTouchingWhatIsOpen() {
        try (var rig = rig("2h")) {
            rig.start();
            String sent = rig.say(1, "hi");
            rig.awaitStates(sent, "SENT");
            rig.worker.stop();
            String open = rig.say(1, "open");
            rig.clock.advance(Duration.ofDays(90).plusHours(1));
            expire(rig);
            assertThat(rig.outbox.status(sent)).isPresent();
            rig.clock.advance(Duration.ofHours(1));
            expire(rig);
            assertThat(rig.outbox.status(sent)).isEmpty();
            assertThat(rig.states(open)).containsExactly("PENDING");
        }
    }

    private static void expire(DeliveryRig rig) {
        var retention = new OutboxRetention(rig.config, rig.outbox, rig.clock);
        while (retention.expire(
                rig.clock.instant(), rig.config.current().gateway().retention())) {
            // Until nothing is left.
        }
    }
}
