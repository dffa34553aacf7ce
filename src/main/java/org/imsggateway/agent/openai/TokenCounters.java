package org.imsggateway.agent.openai;

import io.micrometer.core.instrument.MeterRegistry;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.config.AgentRuntime;
import org.imsggateway.config.ConfigStore;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Counts the tokens that servers say were used, and what they cost where prices are configured. */
@Component
class TokenCounters {

    private static final double MILLION = 1_000_000;

    private final MeterRegistry metrics;
    private final ConfigStore config;

    TokenCounters(MeterRegistry metrics, ConfigStore config) {
        this.metrics = metrics;
        this.config = config;
    }

    void count(String agent, String model, JsonNode usage) {
        int read = usage.path("prompt_tokens").asInt(0);
        int written = usage.path("completion_tokens").asInt(0);
        add(agent, model, "prompt", read);
        add(agent, model, "completion", written);
        config.current()
                .agents()
                .agent(agent)
                .map(AgentConfig::runtime)
                .filter(AgentRuntime.OpenAi.class::isInstance)
                .map(runtime -> ((AgentRuntime.OpenAi) runtime).prices())
                .ifPresent(prices -> metrics.counter("imsggateway.agent.cost", "agent", agent, "model", model)
                        .increment((prices.input().doubleValue() * read
                                        + prices.output().doubleValue() * written)
                                / MILLION));
    }

    private void add(String agent, String model, String kind, int tokens) {
        if (tokens > 0) {
            metrics.counter("imsggateway.agent.tokens", "agent", agent, "model", model, "kind", kind)
                    .increment(tokens);
        }
    }
}
