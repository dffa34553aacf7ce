package org.imsggateway.session;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sessions that a conversation can be bound to. Implemented by those agents that keep sessions of their own. */
public interface BindableSessions {

    /**
     * Finds a session by what a person wrote.
     *
     * @param token its whole key, else the id at its end, else its label
     * @return the session; empty if there is none
     */
    Optional<Bindable> find(String token);

    /**
     * Makes a session.
     *
     * @param agentId its agent, normalised or not
     * @param label a name for it; null for none
     * @return what became of it
     */
    Made make(String agentId, @Nullable String label);

    /**
     * Ends a session that was made for nothing.
     *
     * @param key its name; nothing happens if there is none
     */
    void drop(SessionKey key);

    /** What became of the wish for a session. */
    sealed interface Made {}

    /**
     * A session that a conversation can be bound to.
     *
     * @param key its name
     * @param agentId its agent
     */
    record Bindable(SessionKey key, String agentId) implements Made {}

    /**
     * There is no such agent, or none of this kind.
     *
     * @param known those there are, sorted
     */
    record UnknownAgent(List<String> known) implements Made {

        /** Copies the names. */
        public UnknownAgent {
            known = List.copyOf(known);
        }
    }

    /**
     * The agent is known, and may or can not be started.
     *
     * @param reason why, and what to do
     */
    record Refused(String reason) implements Made {}
}
