package org.imsggateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.imsggateway.message.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.TransientDataAccessResourceException;

class RetentionTimerTests {

    private final SettableClock clock = new SettableClock();
    private final ConfigStore config =
            new ConfigStore(GatewayConfig.parse("{channels: {imessage: {}}, gateway: {retention: 2h}}"), _ -> {});
    private final List<String> done = new ArrayList<>();

    /** Has so many batches to let go; fails at the first if it has none. */
    private final class Batches implements Expiring {

        private int left;

        Batches(int left) {
            this.left = left;
        }

        @Override
        public String what() {
            return "batches";
        }

        @Override
        public boolean expire(Instant now, Duration retention) {
            if (left == 0) {
                throw new TransientDataAccessResourceException("the store is locked");
            }
            done.add(now + " " + retention);
            left--;
            return left > 0;
        }
    }

    private void sweep(Batches... kept) {
        new RetentionTimer(List.of(kept), config, clock).sweep();
    }

    @Test
    void itGoesOnUntilNothingIsLeft() {
        sweep(new Batches(3));

        assertThat(done).hasSize(3).containsOnly(clock.instant() + " PT2H");
    }

    @Test
    void whatCannotBeLetGoNowKeepsNothingElse() {
        sweep(new Batches(0), new Batches(2));

        assertThat(done).hasSize(2);
    }

    @Test
    void itEndsWithTheProgram() {
        var timer = new RetentionTimer(List.of(), config, clock);
        timer.start();
        assertThat(timer.isRunning()).isTrue();
        timer.stop();
        assertThat(timer.isRunning()).isFalse();
    }

    @Test
    void aFaultOfOneKeepsNothingElseEither() {
        var broken = new Expiring() {
            @Override
            public String what() {
                return "broken";
            }

            @Override
            public boolean expire(Instant now, Duration retention) {
                throw new IllegalStateException("broken on purpose");
            }
        };
        new RetentionTimer(List.of(broken, new Batches(1)), config, clock).sweep();

        assertThat(done).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, P1D", "PT23H, P1D", "P1D, P1D", "P30D, P30D"})
    void whatAPersonIsToSeeStaysADayAtLeast(Duration retention, Duration kept) {
        assertThat(Expiring.atLeastADay(retention)).isEqualTo(kept);
    }
}
