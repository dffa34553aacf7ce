package org.imsggateway.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imsggateway.agent.AnswerParts;
import org.imsggateway.agent.OwnerLine;
import org.imsggateway.agent.OwnerQuestions;
import org.imsggateway.config.AcpAgents;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Handle;
import org.imsggateway.session.SessionKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AcpPermissionDeskTests {

    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"execute, execute", "allow_once, allow_once", "'read\nERROR forged', other", "'', other"})
    void onlyWordsOfTheProtocolAreLogged(String kind, String logged) {
        assertThat(AcpPermissionDesk.known(kind)).isEqualTo(logged);
    }

    @Test
    void anOwnerIsToldThatNotAllOfADescriptionIsShown() {
        ask("echo " + "a".repeat(190) + " && rm -rf /srv");
        assertThat(told)
                .singleElement()
                .asString()
                .contains("aaa && r… (only the first 200 of 210 characters are shown)\n");
    }

    @Test
    void aDescriptionThatIsShownWholeStaysAsItIs() {
        ask("rm -rf /srv");
        assertThat(told).singleElement().asString().startsWith("tester asks to do this:\nrm -rf /srv\n\n1. Once");
    }

    private void ask(String title) {
        GatewayConfig config = GatewayConfig.parse(
                "agents: {list: [{id: tester, runtime: {type: acp, acp: {command: [x], permissions: ask}}}]}");
        AgentConfig agent = AcpAgents.of("tester", null, config);
        AcpLaunch launch = AcpLaunch.of(agent, new SessionKey("agent:tester:main"), Map.of(), Path.of("home"));
        OwnerLine owner = text -> {
            told.add(text);
            return Map.of(Handle.of("+15557000001"), "message-1");
        };
        var request = JsonMapper.shared()
                .valueToTree(Map.of(
                        "toolCall",
                        Map.of("title", title),
                        "options",
                        List.of(Map.of("optionId", "o", "name", "Once", "kind", "allow_once"))));
        var _ = new AcpPermissionDesk(new OwnerQuestions(), Duration.ZERO)
                .answer(new AcpTurn(launch, owner, () -> false, AnswerParts.NONE), request);
    }
}
