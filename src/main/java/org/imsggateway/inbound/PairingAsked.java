package org.imsggateway.inbound;

import org.imsggateway.message.InboundMessage;

/**
 * A stranger's message became a pairing request, or met one. Published in the transaction that makes the request.
 *
 * @param message the message
 * @param outcome what became of it, in a few words such as {@code pairing: code sent}
 */
public record PairingAsked(InboundMessage message, String outcome) {}
