package org.imsggateway.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tools an agent may use; agents without tools ignore it.
 *
 * @param allow the only tools allowed; null = not said
 * @param alsoAllow tools allowed besides those that are allowed anyway
 * @param deny tools refused
 */
public record ToolPolicy(@Nullable List<String> allow, List<String> alsoAllow, List<String> deny) {}
