package org.imsggateway.access;

import java.util.List;
import java.util.Set;
import org.imsggateway.config.DmPolicy;
import org.imsggateway.message.Handle;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.TraceStep;

/** The gates of a direct message, in order: the policy, the configured list, the approvals. */
record DirectGates(InboundMessage message, AccountRules rules, Set<Handle> approved, List<TraceStep> trail) {

    private static final String GATE = "dmPolicy";

    AccessDecision decide() {
        DmPolicy policy = rules.account().dmPolicy();
        if (policy == DmPolicy.DISABLED) {
            return denied("dmPolicy disabled", byPolicy(TraceStep.ended(GATE, "every direct message is dropped")));
        }
        String sender = message.from().value();
        var entry = rules.allowFrom().match(message);
        if (entry.isPresent()) {
            trail.add(TraceStep.passed("allowFrom", sender + " is let in by an entry of the list")
                    .because(rules.key("allowFrom"), entry.get()));
            return new AccessDecision.Admitted(false, trail);
        }
        trail.add(TraceStep.passed("allowFrom", "no entry of the list lets " + sender + " in")
                .because(rules.key("allowFrom"), rules.allowFrom().toString()));
        return policy == DmPolicy.PAIRING ? stranger(sender) : blocked(sender);
    }

    private AccessDecision blocked(String sender) {
        var step = TraceStep.ended(GATE, sender + " would have to be in allowFrom; approvals do not count");
        return denied("dmPolicy blocked", byPolicy(step));
    }

    private AccessDecision stranger(String sender) {
        if (approved.contains(message.from())) {
            trail.add(byPolicy(TraceStep.passed("approval", sender + " has been approved by pairing")));
            return new AccessDecision.Admitted(false, trail);
        }
        trail.add(byPolicy(TraceStep.ended("approval", sender + " has not been approved; a pairing request is made")));
        return new AccessDecision.PairingNeeded(trail);
    }

    private TraceStep byPolicy(TraceStep step) {
        return step.because(rules.key(GATE), rules.account().dmPolicy().word());
    }

    private AccessDecision denied(String reason, TraceStep step) {
        trail.add(step);
        return new AccessDecision.Denied(reason, false, trail);
    }
}
