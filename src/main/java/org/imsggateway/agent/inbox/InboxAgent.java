package org.imsggateway.agent.inbox;

import org.imsggateway.agent.Agent;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.config.AgentType;
import org.springframework.stereotype.Component;

/** No program at all: the message waits in the journal until somebody answers its turn through the API. */
@Component
class InboxAgent implements Agent {

    @Override
    public AgentType type() {
        return AgentType.INBOX;
    }

    @Override
    public AgentReply answer(AgentTurn turn) {
        return new AgentReply.Later();
    }
}
