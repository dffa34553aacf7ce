package org.imsggateway.delivery;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.config.AgentRuntime;
import org.imsggateway.config.GatewayConfig;
import org.jspecify.annotations.Nullable;

/** What stands in front of an agent's answer: a text in which the agent's name and model can be named. */
final class ResponsePrefix {

    private static final String AUTO = "auto";
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z.]++)}");
    private static final Pattern EDITION = Pattern.compile("-latest\\z|-\\d{8}\\z");

    private ResponsePrefix() {}

    /** The prefix of an answer; empty for none. */
    static String of(Reply reply, GatewayConfig config) {
        String prefix = configured(reply, config);
        boolean goesOn = reply.asked() != null && reply.asked().part() > 0;
        if (prefix == null || prefix.isEmpty() || goesOn) {
            return "";
        }
        Optional<AgentConfig> agent = agent(reply, config);
        if (prefix.equals(AUTO)) {
            return agent.map(ResponsePrefix::name).map(name -> "[" + name + "]").orElse("");
        }
        return VARIABLE.matcher(prefix)
                .replaceAll(found -> Matcher.quoteReplacement(
                        agent.map(known -> value(found.group(1), known)).orElse(found.group())));
    }

    private static @Nullable String configured(Reply reply, GatewayConfig config) {
        return config.account(reply.conversation().account())
                .map(AccountConfig::responsePrefix)
                .orElse(config.messages().responsePrefix());
    }

    private static Optional<AgentConfig> agent(Reply reply, GatewayConfig config) {
        Reply.Asked asked = reply.asked();
        return asked == null
                ? Optional.of(config.agents().defaultAgent())
                : config.agents().agent(asked.agentId());
    }

    /** What a variable stands for; null if it is none, or not known of this agent: then it stays as written. */
    private static @Nullable String value(String variable, AgentConfig agent) {
        return switch (variable.toLowerCase(Locale.ROOT)) {
            case "model" -> shortName(model(agent));
            case "modelfull" -> model(agent);
            case "provider" -> provider(model(agent));
            case "identity.name", "identityname" -> name(agent);
            // How hard a model thinks is set where it runs, and no agent tells.
            case "thinkinglevel", "think" -> null;
            default -> null;
        };
    }

    private static @Nullable String name(AgentConfig agent) {
        AgentConfig.Identity identity = agent.identity();
        return identity == null ? null : identity.name();
    }

    private static @Nullable String model(AgentConfig agent) {
        return switch (agent.runtime()) {
            case AgentRuntime.OpenAi model -> model.model();
            case AgentRuntime.Inbox _, AgentRuntime.Echo _, AgentRuntime.Webhook _, AgentRuntime.Acp _ -> null;
        };
    }

    private static @Nullable String provider(@Nullable String model) {
        int slash = model == null ? -1 : model.indexOf('/');
        return model == null || slash <= 0 ? null : model.substring(0, slash);
    }

    /** Without who provides it, and without the edition at its end. */
    private static @Nullable String shortName(@Nullable String model) {
        return model == null
                ? null
                : EDITION.matcher(model.substring(model.lastIndexOf('/') + 1)).replaceFirst("");
    }
}
