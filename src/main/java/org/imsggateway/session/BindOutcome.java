package org.imsggateway.session;

/** What became of a wish to bind a conversation. */
public sealed interface BindOutcome {

    /**
     * It is bound.
     *
     * @param binding how
     */
    record Bound(Binding binding) implements BindOutcome {}

    /**
     * It is bound already, and whoever asked may not change that.
     *
     * @param binding how
     */
    record BoundByAnother(Binding binding) implements BindOutcome {}
}
