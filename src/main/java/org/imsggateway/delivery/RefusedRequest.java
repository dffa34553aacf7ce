package org.imsggateway.delivery;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A request about a message that cannot be done; its text says what to do. */
final class RefusedRequest extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What is wrong with it; the names are the stable ends of problem types. */
    enum Kind {
        INVALID_FIELD,
        UNKNOWN_ACCOUNT,
        UNKNOWN_TURN,
        UNKNOWN_MESSAGE,
        IDEMPOTENCY_KEY_REUSED
    }

    private final Kind kind;

    private final @Nullable String field;

    private RefusedRequest(Kind kind, @Nullable String field, String detail) {
        super(detail);
        this.kind = kind;
        this.field = field;
    }

    Kind kind() {
        return kind;
    }

    /** The field or header that is wrong; null if none is. */
    @Nullable
    String field() {
        return field;
    }

    static RefusedRequest invalid(String field, String detail) {
        return new RefusedRequest(Kind.INVALID_FIELD, field, detail);
    }

    static RefusedRequest unknownAccount(String account) {
        return new RefusedRequest(
                Kind.UNKNOWN_ACCOUNT,
                "accountId",
                "no account \"" + account + "\" is configured; GET /channels lists the accounts");
    }

    static RefusedRequest unknownTurn(String turnId) {
        return new RefusedRequest(
                Kind.UNKNOWN_TURN,
                "turnId",
                "no turn \"" + turnId + "\" waits for an answer; GET /inbound?state=WAITING lists those that do");
    }

    static RefusedRequest unknownMessage(String id) {
        return new RefusedRequest(
                Kind.UNKNOWN_MESSAGE,
                null,
                "no message has the id \"" + id + "\"; POST /messages answers with the id of what it stored");
    }

    static RefusedRequest keyTaken(String messageId) {
        return new RefusedRequest(
                Kind.IDEMPOTENCY_KEY_REUSED,
                "Idempotency-Key",
                "message " + messageId + " was sent with this key and another body; take a new key for a new message");
    }
}
