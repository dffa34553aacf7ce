package org.imsggateway.command;

import java.util.List;

/** One thing that can be said to the gateway itself. Its answers are read on a phone: short lines, no Markdown. */
interface ChatCommand {

    /** Its names without a slash; people are shown the first. */
    List<String> names();

    /** How it is written and what it does, in one line. */
    String usage();

    /**
     * Does it.
     *
     * @param request the message, of someone who may
     * @param name the name it was called by
     * @param arguments what stands behind the name; may be empty
     */
    ChatCommandOutcome run(ChatCommandRequest request, String name, String arguments);
}
