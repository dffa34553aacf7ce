package org.imsggateway.agent;

import java.util.Map;
import org.imsggateway.message.Handle;

/** The way to the people who own this gateway. */
@FunctionalInterface
public interface OwnerLine {

    /**
     * Sends a text to each owner who is known by name, directly and never into a group. Returns when that is stored.
     *
     * @param text the text
     * @return those it goes to, each with the id of the message as {@code GET /messages/{id}} knows it; empty if no owner is
     *     known
     */
    Map<Handle, String> tell(String text);
}
