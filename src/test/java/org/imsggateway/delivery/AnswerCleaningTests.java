package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<think>typed a ` here</think>Run `ls`. | Run `ls`.",
                "<think>⏎```⏎typed</think>Run ⏎```⏎ls⏎``` | Run ⏎```⏎ls⏎```",
                "<tool_call>echo `</tool_call>Run `ls`. | Run `ls`.",
                "<relevant-memories>a ` b</relevant-memories>Run `ls`. | Run `ls`.",
                "<relevant-memories>a ` b | ''",
                "a ` b <think>c⏎⏎d ` e</think>f | a ` b f",
                "a ` b⏎⏎<think>c ` d</think>e | a ` b⏎⏎e",
                "```ls``` lists.⏎<think>a</think>b | ```ls``` lists.⏎b",
                "Say ```⏎⏎<think>a</think>b | Say ```⏎⏎b",
            })
    void aBacktickInWhatIsHiddenOpensNoCode(String said, String shown) {
        assertThat(clean(said)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "<thinking>a <think>secret</think> Hi, Hi",
        "<think>a <think>b</think> c</think> Hi, Hi",
        "a <think> b <think> c, a  b  c",
        "<thinking>a</think>Hi, Hi",
        "<think>a <tool_call> b</think>Hi, Hi",
        "<relevant-memories>a <relevant_memories>b</relevant-memories>c</relevant-memories>Hi, Hi",
    })
    void reasoningEndsWhereAllEndsThatWasOpenedInIt(String said, String shown) {
        assertThat(clean(said)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "<think>`</think>` and</think>Hi, Hi",
        "<think>of `<think>`</think>Hi, Hi",
        "<think>a</think>Write `</think>`., Write `</think>`.",
        "<think>a`</think>`ls` lists, `ls` lists",
    })
    void aTagAloneInCodeIsThoughtAboutAndEndsNothingUnlessNoOtherDoes(String said, String shown) {
        assertThat(clean(said)).isEqualTo(shown);
    }

    @Test
    void aFenceAfterReasoningInItsLineIsOne() {
        assertThat(clean("<think>a</think>```⏎<think>⏎⏎</think>⏎```")).isEqualTo("```⏎<think>⏎⏎</think>⏎```");
    }

    static LongStream seeds() {
        return LongStream.range(0, 1000);
    }

    private static String some(Random random, String... pieces) {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noReasoningStaysAndAllElseDoes(long seed) {
        var random = new Random(seed);
        var said = new StringBuilder();
        var shown = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            String inner = "<think>secret" + some(random, "`", "⏎```⏎", "~~~⏎⏎", "x") + "x</THINK >";
            String hidden =
                    some(random, "secret ", "`", "``", "⏎⏎", "⏎```js⏎", "⏎~~~~⏎", "`<think>` ", "`</think>` ", inner);
            String open = some(
                    random, "`<think>a</think>` ", "word ", "⏎```⏎<think>b</think>`⏎⏎```⏎", "a ` c⏎⏎", "see ``` d⏎⏎");
            said.append("<thinking>")
                    .append(hidden)
                    .append("secret</thought>")
                    .append(open)
                    .append("end⏎⏎");
            shown.append(open).append("end⏎⏎");
        }
        assertThat(clean(said.toString())).isEqualTo(tidy(shown.toString()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aTextWithoutTagsIsNotTouched(long seed) {
        String said =
                "a" + some(new Random(seed), "`", "``` ", "~~~", "⏎b", "⏎⏎```", " < ", "<b>", "</", " word") + "z";
        assertThat(clean(said)).isEqualTo(said);
    }

    private static String tidy(String text) {
        return AnswerCleaning.tidy(text.replace('⏎', '\n')).replace('\n', '⏎');
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
