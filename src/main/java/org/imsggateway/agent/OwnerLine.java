package org.imsggateway.agent;

import java.util.Set;
import org.imsggateway.message.Handle;

/** The way to the people who own this gateway. */
@FunctionalInterface
public interface OwnerLine {

    /**
     * Sends a text to each owner who is known by name, directly and never into a group. Returns when that is stored.
     *
     * @param text the text
     * @return those it goes to; empty if no owner is known
     */
    Set<Handle> tell(String text);
}
