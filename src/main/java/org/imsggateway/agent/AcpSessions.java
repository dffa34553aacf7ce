package org.imsggateway.agent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Conversation;
import org.imsggateway.session.SessionKey;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of agents that speak the Agent Client Protocol, as people manage them in chat. What changes the store joins the
 * caller's transaction; what a process has to be told is told when that is committed.
 */
public interface AcpSessions {

    /**
     * Makes a session. Its process starts with the first turn.
     *
     * @param agent the agent, as {@code AcpAgents.of} gives it
     * @param label a name for it; null for none
     * @return the session
     */
    AcpSession spawn(AgentConfig agent, @Nullable String label);

    /**
     * Finds a session by what a person wrote.
     *
     * @param token its whole key, else the id at its end, else its label
     * @return the session; empty if there is none
     */
    Optional<AcpSession> resolve(String token);

    /**
     * Finds a session.
     *
     * @param key its name
     * @return the session; empty if there is none, or none yet
     */
    Optional<AcpSession> find(SessionKey key);

    /**
     * Those that were used last.
     *
     * @param limit how many at most
     * @return the newest first
     */
    List<AcpSession> newest(int limit);

    /**
     * Ends a session: its running turn is cancelled, and nothing of it is remembered.
     *
     * @param key its name
     * @return false if there is none
     */
    boolean close(SessionKey key);

    /**
     * Asks the running turn of a session to stop.
     *
     * @param key its name
     * @return false if no turn of it runs
     */
    boolean cancel(SessionKey key);

    /**
     * Changes the options of a session, from its next turn on.
     *
     * @param key its name
     * @param options all of them
     */
    void setOptions(SessionKey key, Map<String, String> options);

    /**
     * Says what stands in the way of an agent, as far as that can be told without starting it.
     *
     * @param agent the agent, as {@code AcpAgents.of} gives it
     * @param config the configuration
     * @return the failure, worded for a chat; empty if nothing is known to
     */
    Optional<String> obstacle(AgentConfig agent, GatewayConfig config);

    /**
     * Says what the next turn of a session runs with.
     *
     * @param session the session
     * @param agent its agent, as the route of its conversation or {@code AcpAgents.of} gives it
     * @param conversation from where it is spoken to
     * @param config the configuration
     * @return what applies now
     */
    AcpSettings settings(AcpSession session, AgentConfig agent, Conversation conversation, GatewayConfig config);
}
