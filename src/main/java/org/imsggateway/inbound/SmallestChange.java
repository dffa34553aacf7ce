package org.imsggateway.inbound;

import java.util.Map;

/**
 * The least that would have to be otherwise for a message to be answered. It was tried: under it, the same message is.
 *
 * @param text what to do, as a sentence
 * @param config the configuration to lay over the one in force, as {@code POST /policy/simulate} takes it; empty if no
 *     setting needs to change
 */
public record SmallestChange(String text, Map<String, Object> config) {

    /** Copies the configuration. */
    public SmallestChange {
        config = Map.copyOf(config);
    }
}
