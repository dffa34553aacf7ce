package org.imsggateway.message;

import org.jspecify.annotations.Nullable;

/**
 * The earlier message that a message answers.
 *
 * @param id its id; null if unknown
 * @param text what it says; null or blank if Messages does not give it
 * @param sender who wrote it; null if unknown
 */
public record ReplyQuote(
        @Nullable String id,
        @Nullable String text,
        @Nullable String sender) {}
