package org.imsggateway.agent;

/**
 * Hears what an agent has said so far, while it still speaks: what is finished of it may go out before the rest. Those who
 * speak in one piece need not tell it anything.
 */
@FunctionalInterface
public interface AnswerParts {

    /** Hears nothing: the answer goes out when it is whole. */
    AnswerParts NONE = _ -> {};

    /**
     * More was said. To be called by the thread that asks the agent, and by no other; may wait for the store.
     *
     * @param text all that was said in this try, from its beginning
     */
    void soFar(CharSequence text);

    /** A try begins, in the thread that asks the agent: it speaks from the beginning. */
    default void begin() {}

    /** Within its try the agent takes back what it said and begins again. To be called by the thread that asks it. */
    default void anew() {}

    /** The try is over. Whatever its thread still says is not heard. */
    default void end() {}
}
