package org.imsggateway.message;

import org.jspecify.annotations.Nullable;

/**
 * A reaction put on an earlier message, or taken off it.
 *
 * @param targetGuid the message it is about
 * @param type {@code love like dislike laugh emphasis question custom}; null if Messages could not tell
 * @param emoji the emoji; null if Messages could not tell
 * @param added false if the reaction was removed
 */
public record Tapback(
        @Nullable String targetGuid,
        @Nullable String type,
        @Nullable String emoji,
        boolean added) {}
