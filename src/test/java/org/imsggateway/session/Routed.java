package org.imsggateway.session;

import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;

/** Messages that are routed under a configuration with several agents. */
final class Routed {

    private static final String AGENTS = """
            agents: {list: [{id: main}, {id: ops}, {id: poet}, {id: exact}]}
            channels: {imessage: {}}
            """;

    final SessionRouter router = new SessionRouter();

    Route direct(String sender, String yaml) {
        InboundMessage message = Messages.direct().from(sender).build();
        return router.route(message, Conversation.direct(message.account(), message.from()), config(yaml));
    }

    Route group(long chatId, String yaml) {
        InboundMessage message = Messages.inGroup(chatId).build();
        return router.route(message, Conversation.group(message.account(), chatId), config(yaml));
    }

    static GatewayConfig config(String yaml) {
        return GatewayConfig.parse(AGENTS + yaml);
    }
}
