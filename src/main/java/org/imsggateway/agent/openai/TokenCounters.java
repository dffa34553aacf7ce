package org.imsggateway.agent.openai;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Counts the tokens that servers say were used. */
@Component
class TokenCounters {

    private final MeterRegistry metrics;

    TokenCounters(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void count(String agent, String model, JsonNode usage) {
        add(agent, model, "prompt", usage.path("prompt_tokens").asInt(0));
        add(agent, model, "completion", usage.path("completion_tokens").asInt(0));
    }

    private void add(String agent, String model, String kind, int tokens) {
        if (tokens > 0) {
            metrics.counter("imsggateway.agent.tokens", "agent", agent, "model", model, "kind", kind)
                    .increment(tokens);
        }
    }
}
