package org.imsggateway.agent;

import java.nio.file.Path;
import java.util.List;

/** What an agent has to say to a message. */
public sealed interface AgentReply {

    /**
     * Something to say.
     *
     * @param text the text; may be empty if there are files
     * @param media files on this machine
     */
    record Answer(String text, List<Path> media) implements AgentReply {

        /** Copies the files, and drops NUL characters: they say nothing, and not every store takes them. */
        public Answer {
            text = text.replace("\0", "");
            media = List.copyOf(media);
        }

        /** Without the text, so that it may stand in a log. */
        @Override
        public String toString() {
            return "Answer[length=%d, media=%d]".formatted(text.length(), media.size());
        }
    }

    /** Nothing to say, on purpose. */
    record Nothing() implements AgentReply {}

    /** Someone will answer later, through {@code POST /messages} with the turn's id. */
    record Later() implements AgentReply {}
}
