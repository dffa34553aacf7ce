package org.imsggateway.delivery;

/** What became of a reply that was given to {@link ReplyDispatcher}. */
public sealed interface Dispatched {

    /**
     * It is stored and will be sent.
     *
     * @param messageId its id
     */
    record Queued(String messageId) implements Dispatched {}

    /**
     * It had been dispatched before under the same idempotency key; nothing was stored.
     *
     * @param messageId the id it got then
     */
    record Repeated(String messageId) implements Dispatched {}

    /**
     * Its idempotency key belongs to something else; nothing was stored.
     *
     * @param messageId the message that has the key
     */
    record KeyTaken(String messageId) implements Dispatched {}

    /** There is neither text nor file, or the agent said that it has nothing to say; nothing was stored. */
    record NothingToSend() implements Dispatched {}
}
