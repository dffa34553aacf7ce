package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerBlocksTests {

    /** The blocks, and last what is left; blank lines at their beginning do not count. */
    private static List<String> blocks(String text, @Nullable Integer least, @Nullable Integer most, int step) {
        var blocks = new AnswerBlocks(least, most);
        var found = new ArrayList<String>();
        int from = 0;
        for (int length = Math.min(step, text.length()); ; length = Math.min(length + step, text.length())) {
            var sofar = new StringBuilder(text).delete(length, text.length());
            for (OptionalInt end = blocks.next(sofar); end.isPresent(); end = blocks.next(sofar)) {
                found.add(text.substring(from, end.getAsInt()).strip());
                from = end.getAsInt();
            }
            if (length == text.length()) {
                found.add(text.substring(from).strip());
                return found;
            }
        }
    }

    private static String joined(String text, @Nullable Integer least, @Nullable Integer most) {
        return String.join("|", blocks(text.replace('⏎', '\n'), least, most, text.length()))
                .replace('\n', '⏎');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "one⏎⏎two⏎⏎three; one|two|three",
                "one⏎two⏎⏎⏎⏎three; one⏎two|three",
                "one⏎ \t⏎two; one|two",
                "⏎⏎one⏎⏎two; one|two",
                "one⏎⏎; one|''",
                "one; one",
            })
    void aParagraphIsFinishedWhereAnEmptyLineFollows(String text, String blocks) {
        assertThat(joined(text.replace("\\t", "\t"), null, null)).isEqualTo(blocks.replace("''", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "```⏎a⏎⏎b⏎```⏎⏎c; ```⏎a⏎⏎b⏎```|c",
                "x⏎⏎~~~⏎a⏎⏎b; x|~~~⏎a⏎⏎b",
                "````⏎a⏎```⏎⏎b⏎````⏎⏎c; ````⏎a⏎```⏎⏎b⏎````|c",
            })
    void fencedCodeIsNeverCut(String text, String blocks) {
        assertThat(joined(text, null, null)).isEqualTo(blocks);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<think>a⏎⏎b</think>c⏎⏎d; <think>a⏎⏎b</think>c|d",
                "a⏎⏎<think>b⏎⏎c; a|<think>b⏎⏎c",
                "<relevant-memories>a⏎⏎b</relevant-memories>⏎⏎c; <relevant-memories>a⏎⏎b</relevant-memories>|c",
                "<tool_call>a⏎⏎b</tool_call>⏎⏎c; <tool_call>a⏎⏎b</tool_call>|c",
                "<think⏎⏎>a</think>b⏎⏎c; <think⏎⏎>a</think>b|c",
                "<⏎⏎think>a</think>b⏎⏎c; <⏎⏎think>a</think>b|c",
                "`<think>`⏎⏎b; `<think>`|b",
                "a ` b⏎⏎`<think>` c⏎⏎d; a ` b|`<think>` c|d",
                "<think>a ` b⏎⏎c</think>d ` e⏎⏎f; <think>a ` b⏎⏎c</think>d ` e|f",
                "<think>⏎```⏎</think>a⏎⏎b; <think>⏎```⏎</think>a|b",
                "<think>a</think>```⏎b⏎⏎c⏎```⏎⏎d; <think>a</think>```⏎b⏎⏎c⏎```|d",
                "<think>a <think>b</think>⏎⏎c</think>⏎⏎d; <think>a <think>b</think>⏎⏎c</think>|d",
                "<think>`</think>`⏎⏎b</think>⏎⏎c; <think>`</think>`⏎⏎b</think>|c",
                "1 < 2⏎⏎b; 1 < 2|b",
                "ok NO_REPLY⏎⏎b⏎⏎c; ok NO_REPLY⏎⏎b|c",
            })
    void whatIsOpenIsKeptTogetherWithItsEnd(String text, String blocks) {
        assertThat(joined(text, null, null)).isEqualTo(blocks);
    }

    @Test
    void paragraphsAreJoinedUntilTheyHoldEnoughAndNotMoreThanTheyShould() {
        assertThat(joined("one⏎⏎two⏎⏎three⏎⏎four", 6, null)).isEqualTo("one⏎⏎two|three⏎⏎four");
        assertThat(joined("one⏎⏎two⏎⏎three⏎⏎four", 9, 10)).isEqualTo("one⏎⏎two|three⏎⏎four");
        assertThat(joined("one⏎⏎seventeen letters⏎⏎x", 5, 10)).isEqualTo("one|seventeen letters|x");
    }

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    private static String answer(long seed) {
        var random = new Random(seed);
        List<String> pieces = List.of(
                "word ",
                "\n\n",
                "\n\n",
                "\n",
                "<think>",
                "</think>",
                "<tool_call>",
                "</tool_call>",
                "\n```\n",
                "<final>",
                "secret ",
                "<relevant-memories>",
                "</relevant-memories>",
                "< ",
                "<thi",
                "nk>",
                ">",
                "\n~~~~\n",
                "<|im_end|>",
                "`",
                "``");
        var text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cleanedInBlocksAnAnswerSaysWhatItSaysCleanedAsAWhole(long seed) {
        String text = answer(seed);
        String inBlocks = String.join(
                " ",
                blocks(text, null, null, text.length() + 1).stream()
                        .map(AnswerCleaning::clean)
                        .toList());
        assertThat(inBlocks).isEqualToNormalizingWhitespace(AnswerCleaning.clean(text));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whereBlocksEndDoesNotDependOnWhenTheTextCame(long seed) {
        String text = answer(seed);
        List<String> atOnce = blocks(text, 5, 30, text.length() + 1);
        assertThat(blocks(text, 5, 30, 1)).isEqualTo(atOnce);
        assertThat(blocks(text, 5, 30, 7)).isEqualTo(atOnce);
    }

    @Test
    void whatStaysOpenIsNotLookedAtForEver() {
        String text = "<think>" + "a\n\n".repeat(300_000);
        long before = Allocation.ofThisThread();
        assertThat(blocks(text, null, null, text.length())).hasSize(1);
        assertThat(Allocation.ofThisThread() - before).isLessThan(100L * text.length());
    }
}
