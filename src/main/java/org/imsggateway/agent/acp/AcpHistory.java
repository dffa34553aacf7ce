package org.imsggateway.agent.acp;

import java.util.List;
import java.util.OptionalInt;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.session.Transcript;
import org.springframework.stereotype.Component;

/** Tells an agent that does not remember a session what was said in it. */
@Component
class AcpHistory {

    private static final int USER_TURNS = 20;
    private static final int LONGEST = 20_000;

    private final Transcript transcript;

    AcpHistory(Transcript transcript) {
        this.transcript = transcript;
    }

    /** What was said before a turn, the newest of it if it is much; empty if nothing was. */
    String before(AgentTurn turn) {
        List<Transcript.Entry> entries =
                transcript.recent(turn.session(), turn.incarnation(), OptionalInt.of(USER_TURNS));
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
}
