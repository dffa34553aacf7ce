package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeSpansTests {

    @ParameterizedTest
    @CsvSource({
        "`a`, 3",
        "``a`b``, 7",
        "`a``b`, 6",
        "`a``, 0",
        "`a⏎b`, 5",
        "`a⏎⏎b`, 0",
        "`a⏎ ⏎b`, 0",
        "`a⏎```⏎b`, 0",
        "`a⏎~~~⏎b`, 0",
        "`a⏎```b```⏎c`, 13",
    })
    void aSpanEndsWithTheNextRunOfItsLengthInItsParagraph(String text, int end) {
        assertThat(new CodeSpans(text.replace('⏎', '\n')).end(0)).isEqualTo(end);
    }

    /** A text that counts how often it is read. */
    private static final class CountedText implements CharSequence {

        private final String text;
        private long reads;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            reads++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }
    }

    @Test
    void runsOfManyLengthsAreReadAFewTimesEach() {
        var runs = new StringBuilder();
        for (int length = 1; length < 1400; length++) {
            runs.append("`".repeat(length)).append(' ');
        }
        var text = new CountedText(runs.toString());
        assertThat(new CodeSpans(text).end(0)).isZero();
        assertThat(text.reads).isLessThan(5L * text.length());
    }
}
