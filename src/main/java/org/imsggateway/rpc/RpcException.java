package org.imsggateway.rpc;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Why a call has no result. Callers decide by the type, never by the text. */
public abstract sealed class RpcException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private RpcException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The peer answered, and its answer is an error. */
    public static final class Remote extends RpcException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final int code;
        private final String remoteMessage;
        private final transient @Nullable JsonNode data;

        /**
         * An error as the peer worded it.
         *
         * @param code the JSON-RPC error code; 0 when there was none
         * @param remoteMessage the error's words; may be empty
         * @param data text, an object or anything else; null when there was none
         */
        public Remote(int code, String remoteMessage, @Nullable JsonNode data) {
            super(words(code, remoteMessage, data), null);
            this.code = code;
            this.remoteMessage = remoteMessage;
            this.data = data;
        }

        /** The error code; 0 when the peer gave none. */
        public int code() {
            return code;
        }

        /** The error's words alone, without code and data; empty when the peer gave none. */
        public String remoteMessage() {
            return remoteMessage;
        }

        /** What the peer added; for one and the same code it may be text once and an object the next time. */
        public @Nullable JsonNode data() {
            return data;
        }

        private static String words(int code, String message, @Nullable JsonNode data) {
            StringBuilder words = new StringBuilder(message.isBlank() ? "rpc error" : message);
            if (code != 0) {
                words.append(": code=").append(code);
            }
            if (data != null && !data.isNull()) {
                words.append(code != 0 ? " " : ": ").append(data.isString() ? data.asString() : data.toString());
            }
            return words.toString();
        }
    }

    /** No answer within the deadline. An answer that comes later is ignored. */
    public static final class Timeout extends RpcException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final String method;
        private final boolean maybeWritten;

        Timeout(String method, Duration deadline, boolean maybeWritten) {
            super("rpc timeout (" + method + ", " + deadline.toMillis() + " ms)", null);
            this.method = method;
            this.maybeWritten = maybeWritten;
        }

        /** The method that was called. */
        public String method() {
            return method;
        }

        /** False only when it is certain that the peer never saw the request. */
        public boolean maybeWritten() {
            return maybeWritten;
        }
    }

    /** There is no peer, or it went away before it answered. */
    public static final class Closed extends RpcException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final boolean maybeWritten;

        Closed(String reason, boolean maybeWritten) {
            super(reason, null);
            this.maybeWritten = maybeWritten;
        }

        /**
         * False only when it is certain that the peer never saw the request, so that repeating it is safe; true means
         * that what was asked may have been done.
         */
        public boolean maybeWritten() {
            return maybeWritten;
        }
    }

    /** The peer answered without an error, in a shape that the caller's type cannot hold. What was asked has been done. */
    public static final class Unreadable extends RpcException {

        @Serial
        private static final long serialVersionUID = 1L;

        Unreadable(String method, Class<?> type, Throwable cause) {
            super("the answer to " + method + " cannot be read as " + type.getSimpleName(), cause);
        }
    }
}
