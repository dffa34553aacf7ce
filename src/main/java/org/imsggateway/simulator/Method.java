package org.imsggateway.simulator;

import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * One RPC method.
 *
 * @param usable whether it works at this instant, which is what <code>status.methods</code> lists
 */
record Method(String name, Lane lane, Keys keys, BooleanSupplier usable, Handler handler) {

    /** Requests of one lane run in order; those of different lanes do not wait for each other. */
    enum Lane {
        MUTATION,
        READ,
        CONTROL
    }

    @FunctionalInterface
    interface Handler {

        /** Answers a request. What must happen only after the answer was written goes through the call. */
        ObjectNode handle(Params params, Call call);
    }

    /** The request being answered: a place to leave work for after the answer is on the wire. */
    static final class Call {

        private Runnable afterAnswer = () -> {};

        void afterAnswer(Runnable work) {
            afterAnswer = work;
        }

        void answered() {
            afterAnswer.run();
        }
    }
}
