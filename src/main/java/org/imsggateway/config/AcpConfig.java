package org.imsggateway.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Agent Client Protocol sessions.
 *
 * @param enabled whether there may be any
 * @param dispatchEnabled whether messages are handed to them
 * @param backend the backend where nothing else is said
 * @param defaultAgent the agent of a spawn that names none; null = none
 * @param allowedAgents the only agents allowed; empty = all
 * @param maxConcurrentSessions how many may live at once; null = no limit
 * @param runtimeTtl how long an idle process is kept
 * @param installCommand how to install the backend, for people to read; null = not said
 */
public record AcpConfig(
        boolean enabled,
        boolean dispatchEnabled,
        String backend,
        @Nullable String defaultAgent,
        List<String> allowedAgents,
        @Nullable Integer maxConcurrentSessions,
        Duration runtimeTtl,
        @Nullable String installCommand) {}
