package org.imsggateway.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was said in a session since it last started afresh, for agents that do not remember it themselves. Writing joins
 * the caller's transaction, and can be done again after a crash.
 */
@Component
public class Transcript {

    /** Nothing is read beyond so many entries, however long a session is: what an agent can take in is limited too. */
    public static final int MOST = 400;

    /** Nor beyond so many UTF-16 code units: a few answers of a megabyte are more than any model reads. */
    static final int LONGEST = 1_000_000;

    /** Who said something. */
    public enum Role {
        /** A person. */
        USER,
        /** The agent. */
        ASSISTANT
    }

    /**
     * Something that was said.
     *
     * @param role by whom
     * @param text what
     * @param at when; entries are in this order
     */
    public record Entry(Role role, String text, Instant at) {

        /** Without the text, so that it may stand in a log. */
        @Override
        public String toString() {
            return "Entry[role=%s, length=%d, at=%s]".formatted(role, text.length(), at);
        }
    }

    private final TranscriptRepository transcripts;
    private final SessionRepository sessions;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Transcript(
            TranscriptRepository transcripts,
            SessionRepository sessions,
            TransactionTemplate transactions,
            Clock clock) {
        this.transcripts = transcripts;
        this.sessions = sessions;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Writes down what was said in a turn. Once for each role: what comes again is ignored. What comes after the session
     * has started afresh stays with the incarnation that it belongs to.
     *
     * @param key the session
     * @param incarnation what {@link Sessions#touch} said of it for this turn
     * @param turnId the turn
     * @param role who said it
     * @param text what, as the agent is to read it again
     * @param at when
     */
    public void append(SessionKey key, String incarnation, String turnId, Role role, String text, Instant at) {
        transactions.executeWithoutResult(_ -> {
            // Read back in the order of their times; a clock that was put back must not mix it up.
            Instant ordered = transcripts
                    .latest(incarnation)
                    .filter(latest -> latest.isAfter(at))
                    .orElse(at);
            boolean added = transcripts.insert(incarnation, turnId, new Entry(role, text, ordered), clock.instant());
            if (added && role == Role.USER) {
                sessions.countTurn(key, incarnation);
            }
        });
    }

    /**
     * What was said last, at most {@link #MOST} entries and a million characters.
     *
     * @param key the session
     * @param incarnation what is remembered in it now
     * @param userTurns only the newest so many entries of people, and what followed each; empty for no such limit
     * @return the oldest first
     */
    public List<Entry> recent(SessionKey key, String incarnation, OptionalInt userTurns) {
        return transcripts
                .newest(incarnation, userTurns.orElse(Integer.MAX_VALUE), MOST, LONGEST)
                .reversed();
    }

    /**
     * Gives a new session what was said in its conversation before there was one. Done once, and never after a session has
     * started afresh: whoever asks for that wants it to forget.
     *
     * @param key the session
     * @param incarnation what {@link Sessions#touch} said of it
     * @param earlier what was said; of more than {@link #MOST} entries the last ones
     * @return false if nothing was stored because it was done already, or is not to be done
     */
    public boolean seed(SessionKey key, String incarnation, List<Entry> earlier) {
        List<Entry> last = earlier.subList(Math.max(0, earlier.size() - MOST), earlier.size());
        return Objects.requireNonNull(transactions.execute(_ -> {
            boolean wanted = sessions.takeSeed(key, incarnation);
            for (int i = 0; wanted && i < last.size(); i++) {
                transcripts.insert(incarnation, "seed:" + i, last.get(i), clock.instant());
            }
            return wanted;
        }));
    }
}
