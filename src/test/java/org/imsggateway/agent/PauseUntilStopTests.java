package org.imsggateway.agent;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PauseUntilStopTests {

    @Test
    void aStopEndsAPauseHoweverLongItIs() {
        var pause = new PauseUntilStop();
        pause.stop();

        assertThatThrownBy(() -> pause.await(Duration.ofDays(1))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void withoutAStopItIsOverInTime() throws InterruptedException {
        new PauseUntilStop().await(Duration.ofMillis(1));
    }
}
