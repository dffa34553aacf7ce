package org.imsggateway.agent.echo;

import java.util.List;
import org.imsggateway.agent.Agent;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.config.AgentType;
import org.springframework.stereotype.Component;

/** Says what it was told: for demonstrations and to see that the whole way works. */
@Component
class EchoAgent implements Agent {

    @Override
    public AgentType type() {
        return AgentType.ECHO;
    }

    @Override
    public AgentReply answer(AgentTurn turn) {
        String text = turn.said().text();
        return text.isEmpty() ? new AgentReply.Nothing() : new AgentReply.Answer(text, List.of());
    }
}
