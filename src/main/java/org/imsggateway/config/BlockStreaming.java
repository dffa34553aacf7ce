package org.imsggateway.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether an agent's answer goes out piece by piece while it is still being written.
 *
 * @param enabled whether it does
 * @param minChars the least a piece should hold, in UTF-16 code units; null = not said
 * @param maxChars the most a piece should hold, in UTF-16 code units; null = not said
 * @param idle how long to wait for more before a piece is sent; null = not said
 */
public record BlockStreaming(
        boolean enabled,
        @Nullable Integer minChars,
        @Nullable Integer maxChars,
        @Nullable Duration idle) {}
