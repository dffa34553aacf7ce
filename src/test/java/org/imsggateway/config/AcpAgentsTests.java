package org.imsggateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AcpAgentsTests {

    private static AgentRuntime.Acp runtime(String agent, BindingConfig.@Nullable Acp binding) {
        GatewayConfig config = GatewayConfig.parse("""
                channels: {imessage: {}}
                acp: {backend: general}
                agents: {list: [{id: codex, runtime: {type: acp, acp: {%s}}}]}
                """.formatted(agent));
        return (AgentRuntime.Acp) AcpAgents.of("codex", binding, config).runtime();
    }

    @Test
    void whatABindingSaysGoesBeforeWhatItsAgentSays() {
        AgentRuntime.Acp bound = runtime(
                "backend: agents, cwd: /agent, mode: persistent",
                new BindingConfig.Acp(AcpMode.ONESHOT, null, "/binding", "bindings"));
        assertThat(bound.backend()).isEqualTo("bindings");
        assertThat(bound.cwd()).isEqualTo("/binding");
        assertThat(bound.mode()).isEqualTo(AcpMode.ONESHOT);
    }

    @Test
    void whatAnAgentSaysGoesBeforeWhatHoldsForAll() {
        var silent = new BindingConfig.Acp(null, null, null, null);
        assertThat(runtime("backend: agents, cwd: /agent", silent).backend()).isEqualTo("agents");
        assertThat(runtime("backend: agents, cwd: /agent", silent).cwd()).isEqualTo("/agent");
        assertThat(runtime("", silent).backend()).isEqualTo("general");
        assertThat(runtime("", null).cwd()).isNull();
        assertThat(runtime("", null).mode()).isEqualTo(AcpMode.PERSISTENT);
    }
}
