package org.imsggateway.imsg;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides what to do when Messages has rows that the stream does not bring: subscribe again; if it comes back, a fresh
 * child; if that does not help, say so and go on trying, ever more slowly. A quiet line has no such rows, so that silence
 * alone is never taken for deafness. Belongs to an account and not to a child; not thread-safe.
 */
final class ImsgDeafness {

    /** How long a row may be on its way. */
    static final Duration GRACE = Duration.ofSeconds(30);

    /** What both the reason of a restart and the problem of an account contain. */
    static final String WORDS = "Messages has messages that imsg does not report";

    /** Only after this long without new trouble is a stream that was deaf begun with the mildest remedy again. */
    private static final Duration CALM = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** What is to be done. */
    enum Remedy {
        NONE,
        RESUBSCRIBE,
        RESTART
    }

    /** What was done last. */
    private enum Rung {
        NOTHING,
        RESUBSCRIBED,
        RESTARTED,
        IN_VAIN
    }

    private final InstantSource steady;
    private Rung rung = Rung.NOTHING;
    private long suspect;
    private @Nullable Instant since;
    private Instant remedyAt = Instant.MIN;
    private Instant nextRestart = Instant.MIN;
    private Duration pause = FIRST_PAUSE;
    private long knownThen;
    private boolean proven = true;

    ImsgDeafness(InstantSource steady) {
        this.steady = steady;
    }

    /** Since when a row that was not heard is known to be there; null when there is none. */
    @Nullable
    Instant since() {
        return since;
    }

    /** What is wrong as long as nothing has helped; null otherwise. */
    @Nullable
    ImsgProblem problem() {
        return rung == Rung.IN_VAIN && !proven ? ImsgProblem.of(WORDS, List.of()) : null;
    }

    /** Looks at the rows that were found beyond those heard, and says what is to be done now. */
    Remedy judge(MessageTable.Beyond found, HeardRows heard) {
        Instant now = steady.instant();
        recover(heard, now);
        if (found.count() == 0 || found.newest() <= heard.last()) {
            since = null;
            return Remedy.NONE;
        }
        Instant first = since;
        if (first == null || suspect <= heard.last()) {
            suspect = found.oldest();
            first = now;
            since = first;
        }
        Instant began = first.isAfter(remedyAt) ? first : remedyAt;
        return began.plus(GRACE).isAfter(now) ? Remedy.NONE : remedy(found, now);
    }

    /** Only what the stream brings by itself proves that it is not deaf: what was missed is fetched in another way. */
    private void recover(HeardRows heard, Instant now) {
        proven |= heard.live() > knownThen;
        if (proven && rung != Rung.NOTHING && !remedyAt.plus(CALM).isAfter(now)) {
            rung = Rung.NOTHING;
            pause = FIRST_PAUSE;
        }
    }

    private Remedy remedy(MessageTable.Beyond found, Instant now) {
        remedyAt = now;
        knownThen = found.newest();
        proven = false;
        return switch (rung) {
            case NOTHING -> {
                rung = Rung.RESUBSCRIBED;
                yield Remedy.RESUBSCRIBE;
            }
            case RESUBSCRIBED -> {
                rung = Rung.RESTARTED;
                yield Remedy.RESTART;
            }
            case RESTARTED -> {
                rung = Rung.IN_VAIN;
                nextRestart = now.plus(pause);
                yield Remedy.RESUBSCRIBE;
            }
            // Subscribing again brings what was missed where imsg can be asked for it, so that is done in between.
            case IN_VAIN -> nextRestart.isAfter(now) ? Remedy.RESUBSCRIBE : restart(now);
        };
    }

    private Remedy restart(Instant now) {
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        nextRestart = now.plus(pause);
        return Remedy.RESTART;
    }
}
