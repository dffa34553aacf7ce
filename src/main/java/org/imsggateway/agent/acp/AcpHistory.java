package org.imsggateway.agent.acp;

import java.util.List;
import java.util.OptionalInt;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.session.Transcript;
import org.imsggateway.session.TranscriptLimits;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/** Tells an agent that does not remember a session what was said in it. */
@Component
class AcpHistory {

    /** More would hide the question, whatever the limits of the conversation say. */
    private static final int MOST_USER_TURNS = 20;

    private static final int LONGEST = 20_000;

    private final Transcript transcript;
    private final TranscriptLimits limits;
    private final ConfigStore config;
    private final RetryTemplate storeRetry;

    AcpHistory(Transcript transcript, TranscriptLimits limits, ConfigStore config, RetryTemplate storeRetry) {
        this.transcript = transcript;
        this.limits = limits;
        this.config = config;
        this.storeRetry = storeRetry;
    }

    /** What was said before a turn, the newest of it if it is much; empty if nothing was. */
    String before(AgentTurn turn) {
        OptionalInt limit = OptionalInt.of(userTurns(turn));
        List<Transcript.Entry> entries =
                storeRetry.invoke(() -> transcript.recent(turn.session(), turn.incarnation(), limit));
        StringBuilder text = new StringBuilder();
        for (Transcript.Entry entry : entries.reversed()) {
            String line = (entry.role() == Transcript.Role.USER ? "User: " : "You: ") + entry.text() + "\n";
            if (text.length() + line.length() > LONGEST) {
                break;
            }
            text.insert(0, line);
        }
        return text.isEmpty() ? "" : "[Said earlier in this conversation]\n" + text + "[The message to answer]\n";
    }

    private int userTurns(AgentTurn turn) {
        return config.current()
                .account(turn.conversation().account())
                .map(account -> limits.userTurns(turn.session(), account))
                .filter(OptionalInt::isPresent)
                .map(limit -> Math.min(MOST_USER_TURNS, limit.getAsInt()))
                .orElse(MOST_USER_TURNS);
    }
}
