package org.imsggateway.inbound;

import org.imsggateway.message.InboundMessage;

/**
 * A message was stored. Published in the transaction that stores it.
 *
 * @param id its number in the journal
 * @param message the message
 */
public record MessageArrived(long id, InboundMessage message) {}
