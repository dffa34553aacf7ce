package org.imsggateway.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.jspecify.annotations.Nullable;

/** What to say of the URLs to which messages and events are posted, of models too. */
final class WebhookAdvice {

    private final List<Finding> findings = new ArrayList<>();

    private WebhookAdvice() {}

    static List<Finding> of(GatewayConfig config) {
        var advice = new WebhookAdvice();
        for (AgentConfig agent : config.agents().list()) {
            if (agent.runtime() instanceof AgentRuntime.Webhook webhook) {
                advice.look("the agent " + agent.id(), webhook.url(), webhook.secret(), "runtime.secret");
            } else if (agent.runtime() instanceof AgentRuntime.OpenAi api) {
                advice.model("the agent " + agent.id(), api);
            }
        }
        for (GatewaySettings.Webhook webhook : config.gateway().webhooks()) {
            advice.look("a subscription to events", webhook.url(), webhook.secret(), "gateway.webhooks[].secret");
        }
        return advice.findings;
    }

    private void look(String who, URI url, @Nullable Secret secret, String key) {
        if (secret == null) {
            findings.add(new Finding(
                    Severity.WARNING,
                    who + " at " + url.getAuthority() + " cannot tell who writes to it",
                    "its requests are not signed",
                    "set " + key + ", and check the signature there"));
        }
        onTheWay(who, url);
    }

    private void model(String who, AgentRuntime.OpenAi api) {
        if (api.apiKey() == null && !isThisMachine(api.baseUrl().getHost())) {
            findings.add(new Finding(
                    Severity.WARNING,
                    who + " may be refused by " + api.baseUrl().getAuthority(),
                    "it has no key",
                    "set runtime.apiKey, unless that server asks for none"));
        }
        onTheWay(who, api.baseUrl());
    }

    private void onTheWay(String who, URI url) {
        if (url.getScheme().equals("http") && !isThisMachine(url.getHost())) {
            findings.add(new Finding(
                    Severity.WARNING,
                    "what is posted to " + who + " at " + url.getAuthority() + " can be read on its way",
                    "the URL begins with http",
                    "use https, unless the whole way is your own"));
        }
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
