package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.imsggateway.config.GatewaySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackOffTests {

    private static final GatewaySettings.Restart RESTART =
            new GatewaySettings.Restart(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(10));

    /** The largest or smallest number there is, so that the bounds of the jitter show. */
    private static RandomGenerator always(double value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }

    @Test
    void thePauseDoublesFromFiveSeconds() {
        BackOff backOff = new BackOff(always(0));

        assertThat(backOff.next(RESTART)).isEqualTo(Duration.ofSeconds(5));
        assertThat(backOff.next(RESTART)).isEqualTo(Duration.ofSeconds(10));
        assertThat(backOff.next(RESTART)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void jitterAddsUpToATenth() {
        BackOff backOff = new BackOff(always(1));

        assertThat(backOff.next(RESTART)).isEqualTo(Duration.ofMillis(5500));
        assertThat(backOff.next(RESTART)).isEqualTo(Duration.ofSeconds(11));
        assertThat(backOff.next(RESTART)).isEqualTo(Duration.ofSeconds(22));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 7, 42})
    void itNeverGivesUpAndNeverWaitsMuchLongerThanTheCap(long seed) {
        BackOff backOff = new BackOff(new Random(seed));

        for (int i = 0; i < 10_000; i++) {
            assertThat(backOff.next(RESTART)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(330));
        }
        assertThat(backOff.attempts()).isEqualTo(10_000);
    }

    @Test
    void afterAResetTheFirstPauseCountsAgain() {
        BackOff backOff = new BackOff(always(0));
        backOff.next(RESTART);
        backOff.next(RESTART);

        backOff.reset();

        assertThat(backOff.next(RESTART)).isEqualTo(Duration.ofSeconds(5));
    }
}
