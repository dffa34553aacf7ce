package org.imsggateway.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations share a session, and how long one lasts.
 *
 * @param dmScope what direct messages share one session
 * @param identityLinks handles that belong to one person, by the person's name
 * @param mainKey the last part of an agent's main session key
 * @param resetTriggers texts that start a session afresh
 * @param reset when a session starts afresh by itself; null = never
 * @param resetByType the same by kind of conversation ({@code direct}, {@code group}, …)
 * @param threadBindings how long a binding made in a chat lasts
 * @param groupScope which session a group uses
 */
public record SessionConfig(
        DmScope dmScope,
        Map<String, List<String>> identityLinks,
        String mainKey,
        List<String> resetTriggers,
        @Nullable Reset reset,
        Map<String, Reset> resetByType,
        ThreadBindings threadBindings,
        GroupScope groupScope) {

    /** How an automatic reset is timed. */
    public enum ResetMode implements ConfigWord {
        /** Once a day at an hour. */
        DAILY,
        /** After a silence. */
        IDLE
    }

    /**
     * When a session starts afresh by itself.
     *
     * @param mode daily or after a silence
     * @param atHour the local hour of a daily reset, 0 to 23
     * @param idle the silence that ends a session; null = none
     */
    public record Reset(
            ResetMode mode, int atHour, @Nullable Duration idle) {}

    /**
     * How long a binding made in a chat lasts.
     *
     * @param enabled whether such bindings can be made
     * @param idle the silence after which it ends; zero = no limit
     * @param maxAge the age at which it ends; zero = no limit
     */
    public record ThreadBindings(boolean enabled, Duration idle, Duration maxAge) {}
}
