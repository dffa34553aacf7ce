package org.imsggateway.access;

import org.imsggateway.message.Handle;

/** What people on the other side of the phone are told about pairing. */
final class PairingText {

    static final String APPROVED = "You have been approved. Send a message to start the conversation.";

    private PairingText() {}

    /** The code stands on a line of its own, so that a long press copies it. */
    static String challenge(Handle id, String code) {
        return """
                This number does not take messages from you yet.

                Your iMessage sender id: %s

                Pairing code:
                %s

                To be let in, ask the owner to approve you with:
                imsg-gateway pairing approve imessage %s""".formatted(id.value(), code, code);
    }
}
