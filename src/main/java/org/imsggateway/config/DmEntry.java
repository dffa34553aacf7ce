package org.imsggateway.config;

import org.jspecify.annotations.Nullable;

/**
 * The settings of one person's direct conversation.
 *
 * @param historyLimit how many user turns of it an agent sees; null = not said here
 */
public record DmEntry(@Nullable Integer historyLimit) {}
