package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReflectionTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#+#+ x",
                "<THINK >",
                "a <thinking> b",
                "</thought>",
                "<antthinking class=\"x\">",
                "<relevant_memories>",
                "<relevant-memories>",
                "<final>",
                "< / final >",
                "assistant to=final hi",
                "ASSISTANT   to = bash",
                "`code` and <think>",
                "an open ` and <think>"
            })
    void whatOnlyAnAssistantWritesIsFound(String text) {
        assertThat(Reflection.marker(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "#+ one",
                "<thoughts>",
                "<finally>",
                "<think without an end",
                "`<final>`",
                "``a ` <think> b``",
                "```\n<think>\n```",
                "~~~\n<final>\n~~~",
                "my assistant to do list",
                "to=final",
                "1 < 2 and 3 > 2"
            })
    void whatPeopleWriteAndWhatStandsInCodePasses(String text) {
        assertThat(Reflection.marker(text)).isNull();
    }

    @Test
    void afterAClosedFenceTheSearchGoesOn() {
        assertThat(Reflection.marker("```\ncode\n```\n<think>")).isEqualTo("<think>");
    }

    @Test
    void aFenceThatIsNotClosedRunsToTheEnd() {
        assertThat(Reflection.marker("```\n<think>")).isNull();
    }

    @Test
    void aMegabyteMadeToMakeTheSearchGoBackIsRead() {
        assertThat(Reflection.marker("<" + " ".repeat(1_000_000) + "x")).isNull();
        assertThat(Reflection.marker("<think ".repeat(150_000))).isNull();
        assertThat(Reflection.marker("assistant" + " ".repeat(1_000_000) + "=")).isNull();
        assertThat(Reflection.marker("`<`` ".repeat(200_000))).isNull();
    }
}
