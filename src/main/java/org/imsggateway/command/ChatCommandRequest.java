package org.imsggateway.command;

import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.session.Route;

/**
 * A message that may be a command.
 *
 * @param text what it says, without a mention in front
 * @param authorized whether its sender may give commands
 * @param message the message
 * @param conversation where it was written
 * @param route its agent and session
 * @param config the configuration snapshot of this message
 * @param account its account in that snapshot
 */
public record ChatCommandRequest(
        String text,
        boolean authorized,
        InboundMessage message,
        Conversation conversation,
        Route route,
        GatewayConfig config,
        AccountConfig account) {

    /** Without the text, so that it may stand in a log. */
    @Override
    public String toString() {
        return "ChatCommandRequest[conversation=%s, message=%s, authorized=%s]"
                .formatted(conversation, message.guid(), authorized);
    }
}
