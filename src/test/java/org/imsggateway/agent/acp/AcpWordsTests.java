package org.imsggateway.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.imsggateway.agent.AgentException;
import org.imsggateway.rpc.RpcException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AcpWordsTests {

    private static String words(int code, String message) {
        return AcpWords.of(new RpcException.Remote(code, message, null));
    }

    @Test
    void anErrorIsItsFirstLineAndItsNumber() {
        assertThat(words(-32603, "\n the model is gone\nat line 1")).isEqualTo("the model is gone (-32603)");
        assertThat(words(-32603, " \n")).isEqualTo("an error without words (-32603)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"details\": \"\\n401 no such key\\nat line 1\"} | Internal error: 401 no such key (-32603)",
                "\"the model is gone\" | Internal error: the model is gone (-32603)",
                "{\"details\": {\"a\": 1}} | Internal error (-32603)",
                "{\"authMethods\": []} | Internal error (-32603)",
                "null | Internal error (-32603)"
            })
    void whatAnAgentAddsToAGeneralErrorIsItsCause(String data, String shown) {
        JsonNode added = JsonMapper.shared().readTree(data);
        assertThat(AcpWords.of(new RpcException.Remote(-32603, "Internal error", added)))
                .isEqualTo(shown);
    }

    @Test
    void whatIsNotSeenIsNotShown() {
        assertThat(words(1, "a\u001b\u202eb\tc\u2028d")).isEqualTo("a b c d (1)");
    }

    @Test
    void aLongErrorIsCutBetweenCharacters() {
        assertThat(words(0, "x".repeat(159) + "\uD83D\uDE00 and more")).isEqualTo("x".repeat(159) + "\u2026");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no file /srv/project/a.txt here | no file a.txt here",
                "(~/work/key) | (key)",
                "see file:///srv/a/b: gone | see b: gone",
                "cwd=/srv/a | cwd=a",
                "/srv/a/ | ''",
                "read https://example.org/a/b | read https://example.org/a/b",
                "try /acp status, or and/or | try /acp status, or and/or"
            })
    void pathsOfThisMachineAreNotForContacts(String text, String shown) {
        assertThat(AcpWords.withoutPaths(text)).isEqualTo(shown);
    }

    @Test
    void aContactSeesTheCauseAndTheOperatorAllOfIt() {
        AgentException bound = AcpFailure.ACP_TURN_FAILED.of("no /srv/a/b (-1)", true, false);
        assertThat(bound.notice()).startsWith("ACP error (ACP_TURN_FAILED): no b (-1)\nnext: ");
        assertThat(bound).hasMessageContaining("no /srv/a/b (-1)");
        AgentException unbound = AcpFailure.ACP_TURN_FAILED.of("no /srv/a/b (-1)", false, false);
        assertThat(unbound.notice()).isNull();
        assertThat(unbound).hasMessage(bound.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "starting⏎Error [ERR_MODULE_NOT_FOUND]: Cannot find it⏎    at x⏎⏎Node.js v20 | Error [ERR_MODULE_NOT_FOUND]: Cannot find it",
                "please log in⏎⏎ | please log in",
                "⏎ | ''"
            })
    void theLastLineThatNamesAnErrorIsWhatAProgramComplainedOf(String printed, String complaint) {
        assertThat(AcpWords.complaint(List.of(printed.split("⏎", -1))))
                .isEqualTo(Optional.of(complaint).filter(one -> !one.isEmpty()));
    }
}
