package org.imsggateway.config;

import java.util.List;
import java.util.Map;

/**
 * A named set of senders, used in lists as {@code accessGroup:<name>}.
 *
 * @param members handles by channel; {@code "*"} = every channel
 */
public record AccessGroupConfig(Map<String, List<String>> members) {}
