package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import org.imsggateway.message.Messages;
import org.junit.jupiter.api.Test;

class HeardRowsTests {

    private final HeardRows heard = new HeardRows();

    @Test
    void aRowNumberIsComparableOnceItWasHeardAgain() {
        heard.begin(10);
        assertThat(heard.isComparable(12, Messages.NOON)).isFalse();

        heard.caughtUp(12);
        assertThat(heard.isComparable(12, Messages.NOON)).isTrue();
    }

    @Test
    void aRowNumberOfADatabaseThatWasReplacedSinceIsNotComparable() {
        heard.begin(10);
        heard.anew(Messages.NOON);

        assertThat(heard.isComparable(5, Messages.NOON.minusSeconds(1))).isFalse();
        assertThat(heard.isComparable(5, Messages.NOON.plusSeconds(1))).isTrue();
    }
}
