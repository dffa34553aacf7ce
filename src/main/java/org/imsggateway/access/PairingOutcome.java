package org.imsggateway.access;

import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Handle;

/** What becomes of a direct message from someone who has not been let in. In every case the message itself ends here. */
public sealed interface PairingOutcome {

    /**
     * A request was made, and its sender is to be told.
     *
     * @param id the sender
     * @param code eight characters; approves the request for one hour
     * @param text what to send, as one message that is never split
     * @param to where to: the chat it came from
     */
    record Created(Handle id, String code, String text, ChatTarget to) implements PairingOutcome {

        /** Names neither the code nor the text that holds it, so that it may stand in a log. */
        @Override
        public String toString() {
            return "Created[id=" + id + "]";
        }
    }

    /**
     * A request was made, and {@code gateway.pairing.challenge} says to send nothing; an operator finds it in the list.
     *
     * @param id the sender
     */
    record Silent(Handle id) implements PairingOutcome {}

    /**
     * A request was made, but its message was sent more than fifteen minutes before it arrived, so nothing is sent; an operator
     * finds it in the list.
     *
     * @param id the sender
     */
    record Late(Handle id) implements PairingOutcome {}

    /**
     * A request was made, but as many codes were sent within the last hour as {@code gateway.pairing.challengesPerHour} allows,
     * so nothing is sent; an operator finds it in the list.
     *
     * @param id the sender
     */
    record OverLimit(Handle id) implements PairingOutcome {}

    /**
     * The sender is a short number or a name, under which only programs write. Nothing is kept, nothing is sent.
     *
     * @param id the sender
     */
    record Automatic(Handle id) implements PairingOutcome {}

    /**
     * There already is a request of this sender; its code and its hour stay. Nothing is sent.
     *
     * @param id the sender
     */
    record AlreadyPending(Handle id) implements PairingOutcome {}

    /**
     * The account has three pending requests of others. Nothing is kept, nothing is sent.
     *
     * @param id the sender
     */
    record Full(Handle id) implements PairingOutcome {}

    /**
     * A request of this sender was rejected, and its hour is not over. Nothing is sent.
     *
     * @param id the sender
     */
    record Rejected(Handle id) implements PairingOutcome {}
}
