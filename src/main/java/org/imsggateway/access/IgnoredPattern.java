package org.imsggateway.access;

/**
 * A configured pattern that is not used.
 *
 * @param key where it is configured
 * @param pattern the pattern as written, trimmed
 * @param why what is wrong with it, as the end of a sentence
 */
record IgnoredPattern(String key, String pattern, String why) implements MentionPattern {}
