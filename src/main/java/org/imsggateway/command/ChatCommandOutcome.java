package org.imsggateway.command;

import org.imsggateway.session.Route;

/** What became of a message that may be a command. */
public sealed interface ChatCommandOutcome {

    /** It is none, and goes to its agent. */
    record NotACommand() implements ChatCommandOutcome {}

    /** It is one of someone who may give none. It ends here, and nobody answers: a stranger learns nothing. */
    record Ignored() implements ChatCommandOutcome {}

    /**
     * It was run. It goes to no agent.
     *
     * @param name which command, without a slash
     * @param text what to answer
     */
    record Answer(String name, String text) implements ChatCommandOutcome {

        /** Without the text, which may name a person, so that it may stand in a log. */
        @Override
        public String toString() {
            return "Answer[name=%s, length=%d]".formatted(name, text.length());
        }
    }

    /**
     * The running turn of this conversation is to end, without an answer of its agent.
     *
     * @param name which command, without a slash
     */
    record Stop(String name) implements ChatCommandOutcome {}

    /**
     * It was run, and the rest of it goes to its agent, as if only that had been said. Nothing else is answered.
     *
     * @param name which command, without a slash
     * @param text what is left for the agent; never blank
     */
    record Continue(String name, String text) implements ChatCommandOutcome {

        /** Without the text, so that it may stand in a log. */
        @Override
        public String toString() {
            return "Continue[name=%s, length=%d]".formatted(name, text.length());
        }
    }

    /**
     * It was run, and the rest of it goes to the agent of a session, which need not be that of this conversation. Its answer
     * comes here, and no longer than {@value #LONGEST}.
     *
     * @param name which command, without a slash
     * @param text what the agent is told; never blank
     * @param route the session and its agent
     */
    record Steer(String name, String text, Route route) implements ChatCommandOutcome {

        /** In UTF-16 code units. */
        public static final int LONGEST = 800;

        /** Without the text, so that it may stand in a log. */
        @Override
        public String toString() {
            return "Steer[name=%s, length=%d, session=%s]".formatted(name, text.length(), route.session());
        }
    }
}
