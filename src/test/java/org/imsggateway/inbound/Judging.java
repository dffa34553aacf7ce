package org.imsggateway.inbound;

import java.util.Set;
import org.imsggateway.access.PolicyService;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Handle;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.imsggateway.session.SessionRouter;

/** The gates under one configuration, with what is known besides. */
final class Judging {

    private final Gates gates = new Gates(new PolicyService(), new SessionRouter());
    private final GatewayConfig config;
    private boolean ours;
    private boolean copy;
    private boolean limited;
    private boolean late;
    private boolean released;

    private Judging(GatewayConfig config) {
        this.config = config;
    }

    /** Everything below {@code channels.imessage}, as YAML on one line. */
    static Judging under(String imessage) {
        return new Judging(GatewayConfig.parse("channels: {imessage: " + imessage + "}"));
    }

    static Judging with(String yaml) {
        return new Judging(GatewayConfig.parse(yaml));
    }

    Judging ours() {
        ours = true;
        return this;
    }

    Judging copy() {
        copy = true;
        return this;
    }

    Judging limited() {
        limited = true;
        return this;
    }

    Judging late() {
        late = true;
        return this;
    }

    Judging released() {
        released = true;
        return this;
    }

    Decision decision(InboundMessage message) {
        var known = new Circumstances(ours, copy, limited, late, released, false, Set.<Handle>of());
        return gates.judge(new Gates.Subject(message, gates.conversationOf(message, config), config), known);
    }

    String outcome(InboundMessage message) {
        return decision(message).outcome();
    }

    String outcome(Messages.Builder message) {
        return outcome(message.build());
    }
}
