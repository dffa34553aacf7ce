package org.imsggateway.access;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Handle;

/** Judges messages under a configuration written as YAML. */
final class Judged {

    private final GatewayConfig config;
    private final PolicyService policy = new PolicyService();

    private Judged(String yaml) {
        config = GatewayConfig.parse(yaml);
    }

    /** The keys under {@code channels.imessage}, as one YAML flow map such as <code>{dmPolicy: open}</code>. */
    static Judged under(String imessage) {
        return byWhole("channels: {imessage: " + imessage + "}");
    }

    static Judged byWhole(String yaml) {
        return new Judged(yaml);
    }

    AccessDecision admit(Arrived arrived, String... approved) {
        var message = arrived.message();
        var account = config.account(message.account()).orElseThrow();
        return policy.admit(message, config, account, handles(approved));
    }

    /** Judges the text of a message by the patterns of the default agent. */
    AddressDecision address(Arrived arrived, String... approved) {
        var message = arrived.message();
        var account = config.account(message.account()).orElseThrow();
        var agent = config.agents().defaultAgent();
        return policy.address(message, message.text(), config, account, agent, handles(approved));
    }

    /** {@code dispatch}, {@code pairing}, or the reason of a denial. */
    String outcome(Arrived arrived, String... approved) {
        return switch (admit(arrived, approved)) {
            case AccessDecision.Admitted _ -> "dispatch";
            case AccessDecision.PairingNeeded _ -> "pairing";
            case AccessDecision.Denied denied -> denied.reason();
        };
    }

    private static Set<Handle> handles(String... approved) {
        return Arrays.stream(approved).map(Handle::of).collect(Collectors.toSet());
    }
}
