package org.imsggateway.agent.acp;

import java.util.List;
import org.imsggateway.agent.Agent;
import org.imsggateway.agent.AgentException;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.config.AcpAgents;
import org.imsggateway.config.AcpConfig;
import org.imsggateway.config.AgentType;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Whitespace;
import org.springframework.stereotype.Component;

/** Answers with what a program says that speaks the Agent Client Protocol, version 1, over its standard streams. */
@Component
class AcpAgent implements Agent {

    private final AcpConversations conversations;
    private final ConfigStore config;

    AcpAgent(AcpConversations conversations, ConfigStore config) {
        this.conversations = conversations;
        this.config = config;
    }

    @Override
    public AgentType type() {
        return AgentType.ACP;
    }

    @Override
    public boolean keepsItsOwnTime() {
        return true;
    }

    @Override
    public AgentReply answer(AgentTurn turn) throws AgentException, InterruptedException {
        refuse(turn);
        String text = conversations.run(turn);
        return Whitespace.isBlank(text) ? new AgentReply.Nothing() : new AgentReply.Answer(text, List.of());
    }

    private void refuse(AgentTurn turn) throws AgentException {
        GatewayConfig current = config.current();
        AcpConfig acp = current.acp();
        boolean bound = turn.session().isAcp();
        if (!acp.enabled() || !acp.dispatchEnabled()) {
            throw AcpFailure.ACP_DISPATCH_DISABLED.of("ACP is switched off by policy", bound, false);
        }
        if (!AcpAgents.allowed(turn.agent().id(), current)) {
            throw AcpFailure.ACP_DISPATCH_DISABLED.of(
                    "acp.allowedAgents does not name " + turn.agent().id(), bound, false);
        }
    }
}
