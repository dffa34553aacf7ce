package org.imsggateway.session;

import java.util.List;

/**
 * What {@code GET /sessions} answers.
 *
 * @param sessions those with the newest activity first; those where nobody has written yet come last
 */
public record SessionList(List<SessionInfo> sessions) {

    /** Copies the sessions. */
    public SessionList {
        sessions = List.copyOf(sessions);
    }
}
