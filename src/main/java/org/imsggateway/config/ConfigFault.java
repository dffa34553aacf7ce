package org.imsggateway.config;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in the configuration.
 *
 * @param path the full key, map keys with dots in quotes
 * @param value what stands there, masked if it is a secret; null = nothing, or more than one value
 * @param problem what is wrong with it
 * @param allowed what may stand there
 * @param source the file and line, or the name of the environment variable or option; null = unknown
 */
public record ConfigFault(
        String path,
        @Nullable String value,
        String problem,
        String allowed,
        @Nullable String source) {

    /**
     * The fault in one line for a person.
     *
     * @return key, problem, value, what is allowed, and where
     */
    public String message() {
        String shown = value == null ? "" : " (found: " + value + ")";
        String where = source == null ? "" : " [" + source + "]";
        return path + ": " + problem + shown + "; allowed: " + allowed + where;
    }
}
