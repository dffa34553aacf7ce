package org.imsggateway.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one group, or of all groups that have none of their own ({@code "*"}).
 *
 * @param requireMention whether a message must address us; null = not said here
 * @param tools which tools an agent may use here; null = not said here
 * @param toolsBySender the same for single senders, by sender
 * @param systemPrompt what an agent is told about this group; empty = nothing, null = not said here
 */
public record GroupEntry(
        @Nullable Boolean requireMention,
        @Nullable ToolPolicy tools,
        Map<String, ToolPolicy> toolsBySender,
        @Nullable String systemPrompt) {

    /** Copies the map. */
    public GroupEntry {
        toolsBySender = Map.copyOf(toolsBySender);
    }
}
