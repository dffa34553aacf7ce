package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerCleaningTests {

    @ParameterizedTest
    @CsvSource({
        "<think>a</think>Hi, Hi",
        "<Thinking id='1'>a⏎b</thinking>Hi, Hi",
        "< thought >a</ thought >Hi, Hi",
        "<antThinking>a</antthinking>Hi, Hi",
        "<think>Hi, Hi",
        "Hi</think>, Hi",
        "<think/>Hi, Hi",
        "a <final>b</final> c, a b c",
        "<relevant-memories>x, ''",
        "a <relevant_memories>x</relevant_memories>b, a b",
        "a<|im_end|>b, a b",
        "a <|im_end|> b, a  b",
        "Hi<|im_end|>, Hi",
        "'a <tool_call>{\"x\": 1}</tool_call>b', a b",
        "a <function_calls><invoke name='x'>1</invoke><invoke>2</invoke></function_calls>, a",
        "a <tool_call>never closed, a",
        "a #+#+#b, a b",
        "a #+ b, a #+ b",
        "a assistant to=search b, a  b",
    })
    void whatAModelWritesForItselfIsTakenAway(String said, String shown) {
        assertThat(clean(said)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "Hello⏎assistant:⏎bye, Hello⏎⏎bye",
        "Hello⏎ System : ⏎bye, Hello⏎⏎bye",
        "user: hi, user: hi",
        "Ask the user:, Ask the user:",
    })
    void aMarkOfWhoSpeaksGoesOnlyWhereItIsAloneOnItsLine(String said, String shown) {
        assertThat(clean(said)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "`<think>x</think>`",
                "say ``<final>`` and `#+#+`",
                "```⏎<think>x</think>⏎assistant:⏎```",
                "~~~~⏎<|a|>⏎~~~⏎~~~~",
                "```⏎<think>never closed",
            })
    void codeStaysAsItIs(String said) {
        assertThat(clean(said)).isEqualTo(said.replace('⏎', '\n').replace('\n', '⏎'));
    }

    @Test
    void codeWithinHiddenReasoningGoesWithIt() {
        assertThat(clean("<think>`</think>` and</think>Hi")).isEqualTo("Hi");
    }

    @Test
    void emptyLinesAreAtMostOneAndTheTextIsTrimmed() {
        assertThat(clean("⏎ a⏎⏎⏎⏎b ⏎")).isEqualTo("a⏎⏎b");
    }

    @Test
    void aMegabyteOfMarksIsCleanedInOneGo() {
        String marks = "<think>`<|x|>``#+".repeat(40_000);
        assertThat(AnswerCleaning.clean(marks + "</think> Hi")).hasSizeLessThan(marks.length());
    }

    private static String clean(String said) {
        return AnswerCleaning.clean(said.replace('⏎', '\n')).replace('\n', '⏎');
    }
}
