package org.imsggateway.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.imsggateway.config.AcpAgents;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.session.SessionKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcpLaunchTests {

    private static final SessionKey KEY = new SessionKey("agent:codex:main");

    private static AcpLaunch launch(String agent, String acp) {
        GatewayConfig config = GatewayConfig.parse("""
                channels: {imessage: {}}
                agents: {list: [{id: codex, %sruntime: {type: acp, acp: {%s}}}]}
                """.formatted(agent, acp));
        return AcpLaunch.of(AcpAgents.of("codex", null, config), KEY, Map.of(), Path.of("/home/gateway"));
    }

    @Test
    void theWorkspaceOfAnAgentIsWhereItWorksUnlessItsCwdSaysOtherwise() {
        assertThat(launch("workspace: /srv/work, ", "").directory()).isEqualTo(Path.of("/srv/work"));
        assertThat(launch("workspace: /srv/work, ", "cwd: /srv/project").directory())
                .isEqualTo(Path.of("/srv/project"));
        assertThat(launch("", "").ownDirectory()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cwd: /srv/other", "mode: oneshot", "backend: another", "command: [/bin/sh]"})
    void aSessionThatRunsWithSomethingElseIsAnother(String changed) {
        assertThat(launch("", changed).fingerprint())
                .isNotEqualTo(launch("", "").fingerprint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend: acpx", "mode: persistent", "permissions: ask"})
    void aSessionThatRunsWithTheSameIsTheSame(String said) {
        assertThat(launch("", said).fingerprint()).isEqualTo(launch("", "").fingerprint());
    }
}
