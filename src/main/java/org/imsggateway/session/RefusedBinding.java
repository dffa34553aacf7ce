package org.imsggateway.session;

import java.io.Serial;

/** A request about a binding that cannot be done; its text says what to do. */
final class RefusedBinding extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What is wrong with it; the names are the stable ends of problem types. */
    enum Kind {
        INVALID_FIELD,
        UNKNOWN_ACCOUNT,
        UNKNOWN_CHAT,
        UNKNOWN_AGENT,
        UNKNOWN_SESSION,
        UNKNOWN_BINDING,
        CONFIGURED_BINDING,
        CONVERSATION_BOUND,
        AGENT_REFUSED,
        BINDINGS_OFF
    }

    private final Kind kind;
    private final String field;

    RefusedBinding(Kind kind, String field, String detail) {
        super(detail);
        this.kind = kind;
        this.field = field;
    }

    static RefusedBinding invalid(String field, String detail) {
        return new RefusedBinding(Kind.INVALID_FIELD, field, detail);
    }

    Kind kind() {
        return kind;
    }

    /** The field or parameter that it is about. */
    String field() {
        return field;
    }
}
