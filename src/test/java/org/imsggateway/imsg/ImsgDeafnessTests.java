package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.imsggateway.imsg.ImsgDeafness.Remedy;
import org.imsggateway.message.SettableClock;
import org.junit.jupiter.api.Test;

class ImsgDeafnessTests {

    private final SettableClock clock = new SettableClock();
    private final HeardRows heard = new HeardRows();
    private final ImsgDeafness deafness = new ImsgDeafness(clock);

    private Remedy judge(long... rows) {
        return deafness.judge(
                rows.length == 0
                        ? MessageTable.Beyond.NONE
                        : new MessageTable.Beyond(rows.length, rows[0], rows[rows.length - 1]),
                heard);
    }

    private Remedy judgeAfter(int seconds, long... rows) {
        clock.advance(Duration.ofSeconds(seconds));
        return judge(rows);
    }

    /** A row that is found, and found again after the grace. */
    private Remedy unheard(long row) {
        assertThat(judgeAfter(60, row)).isEqualTo(Remedy.NONE);
        return judgeAfter(31, row);
    }

    @Test
    void aDayOfSilenceIsNotDeafness() {
        for (int minute = 0; minute < 24 * 60; minute++) {
            assertThat(judgeAfter(60)).isEqualTo(Remedy.NONE);
        }
        assertThat(deafness.problem()).isNull();
        assertThat(deafness.since()).isNull();
    }

    @Test
    void aRowMayBeOnItsWayForHalfAMinute() {
        assertThat(judge(5)).isEqualTo(Remedy.NONE);
        assertThat(judgeAfter(29, 5)).isEqualTo(Remedy.NONE);
        assertThat(judgeAfter(1, 5)).isEqualTo(Remedy.RESUBSCRIBE);
    }

    @Test
    void aBusyLineOnWhichARowIsAlwaysOnItsWayIsNotDeaf() {
        for (int row = 1; row <= 100; row++) {
            heard.came(row - 1);
            assertThat(judgeAfter(60, row)).isEqualTo(Remedy.NONE);
        }
    }

    @Test
    void aRowThatCameWhileTheDatabaseWasAskedIsHeard() {
        heard.came(5);

        assertThat(judge(5)).isEqualTo(Remedy.NONE);
        assertThat(deafness.since()).isNull();
    }

    /** The same, and it is fetched in another way than by the stream. */
    private Remedy fetched(long row) {
        Remedy remedy = unheard(row);
        heard.caughtUp(row);
        return remedy;
    }

    @Test
    void whatANewSubscriptionDoesNotHelpAFreshChildIsTriedFor() {
        assertThat(fetched(5)).isEqualTo(Remedy.RESUBSCRIBE);
        assertThat(deafness.problem()).isNull();

        assertThat(fetched(6)).isEqualTo(Remedy.RESTART);
        assertThat(deafness.problem()).isNull();
    }

    @Test
    void whatNothingHelpsIsAProblemAndTriedOnEverMoreSlowly() {
        fetched(5);
        fetched(6);
        assertThat(unheard(7)).isEqualTo(Remedy.RESUBSCRIBE);
        assertThat(deafness.problem())
                .isNotNull()
                .extracting(ImsgProblem::advice)
                .isEqualTo(ImsgAdvice.DEAF);

        int restarts = 0;
        for (int minute = 0; minute < 4 * 60; minute++) {
            restarts += judgeAfter(60, 7) == Remedy.RESTART ? 1 : 0;
        }
        assertThat(restarts).isEqualTo(6);
    }

    @Test
    void onlyWhatTheStreamBringsByItselfEndsTheProblem() {
        fetched(5);
        fetched(6);
        fetched(7);
        judgeAfter(60);
        assertThat(deafness.problem()).isNotNull();

        heard.came(8);
        judgeAfter(60);

        assertThat(deafness.problem()).isNull();
    }

    @Test
    void onlyAStreamThatStaysSoundForAWhileBeginsWithTheMildestRemedyAgain() {
        unheard(5);
        heard.came(6);
        assertThat(unheard(7)).isEqualTo(Remedy.RESTART);
        heard.came(8);
        judgeAfter(601);

        assertThat(unheard(9)).isEqualTo(Remedy.RESUBSCRIBE);
    }
}
