package org.imsggateway.agent;

import java.time.Instant;
import java.util.Map;
import org.imsggateway.config.AcpMode;
import org.imsggateway.session.SessionKey;
import org.jspecify.annotations.Nullable;

/**
 * A session of an agent that speaks the Agent Client Protocol.
 *
 * @param key its name
 * @param agentId the agent
 * @param mode how long it lives
 * @param backend what runs it
 * @param cwd where it works; null for a place of its own
 * @param label the name people gave it; null if none
 * @param options what was changed for it in chat, by name, such as {@code permissions} or {@code timeout}
 * @param spawned whether it was made by a command; such a session is gone for good when it is closed
 * @param running whether a turn of it runs
 * @param lastError why its last turn failed; null if it did not
 * @param createdAt when it was made
 * @param lastUsedAt when its last turn began; when it was made if there was none
 */
public record AcpSession(
        SessionKey key,
        String agentId,
        AcpMode mode,
        String backend,
        @Nullable String cwd,
        @Nullable String label,
        Map<String, String> options,
        boolean spawned,
        boolean running,
        @Nullable String lastError,
        Instant createdAt,
        Instant lastUsedAt) {

    /** Copies the options. */
    public AcpSession {
        options = Map.copyOf(options);
    }
}
