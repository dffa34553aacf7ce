package org.imsggateway.session;

import org.imsggateway.message.Handle;

/** What became of a wish to bind a conversation. */
public sealed interface BindOutcome {

    /** It is bound. */
    record Bound() implements BindOutcome {}

    /**
     * Someone else bound it, and only they can change that.
     *
     * @param who that person
     */
    record BoundByAnother(Handle who) implements BindOutcome {}
}
