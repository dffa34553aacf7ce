package org.imsggateway.session;

import java.time.Instant;
import java.util.List;

/**
 * What {@code GET /sessions/{key}} answers.
 *
 * @param session the session
 * @param transcript what was said since it last started afresh, the oldest first; at most the newest 400 lines
 */
public record SessionDetail(SessionInfo session, List<TranscriptLine> transcript) {

    /** Copies the lines. */
    public SessionDetail {
        transcript = List.copyOf(transcript);
    }

    /**
     * Something that was said.
     *
     * @param role {@code user} or {@code assistant}
     * @param text what
     * @param at when
     */
    public record TranscriptLine(String role, String text, Instant at) {}
}
