package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.imsggateway.config.ChunkMode;
import org.imsggateway.message.Whitespace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every text. The seed is in the name of the test.
 *
 * <p>Nothing is lost: the pieces stand in the text (its line ends unified in newline mode) in order and without overlap,
 * and all that stands before, between and after them is white space.
 */
class ChunkingPropertyTests {

    private static final List<String> ATOMS = List.of(
            "a",
            "Zürich",
            " ",
            " ",
            "  ",
            "\n",
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            "(",
            ")",
            "(x y)",
            "```\n",
            "\n```",
            "~~~\n",
            "    ",
            "\u00A0",
            "\u3000",
            "😀",
            "e\u0301",
            "👍🏽",
            "👨‍👩‍👧‍👦",
            "🇩🇪",
            "🇫🇷",
            "각",
            "ก็",
            "क्षि",
            "\uD83D",
            ".");

    private final ChunkingService chunking = new ChunkingService();

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noPieceIsTooLongAndOnlyWhiteSpaceIsLost(long seed) {
        var random = new SplittableRandom(seed);
        String text = text(random, 120);
        int limit = random.nextInt(2, 60);
        for (ChunkMode mode : ChunkMode.values()) {
            List<String> pieces = chunking.chunk(text, limit, mode);
            assertThat(pieces).allSatisfy(piece -> assertThat(piece.length()).isBetween(1, limit));
            assertOnlyWhiteSpaceIsLost(mode == ChunkMode.LENGTH ? text : unified(text), pieces);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatAReaderSeesAsOneCharacterStaysTogether(long seed) {
        var random = new SplittableRandom(seed);
        String text = text(random, 80).replaceAll("[\\s\\u00A0\\u3000\\uD83D&&[^\\x{1F000}-\\x{1FFFF}]]", "");
        int limit = random.nextInt(12, 40);
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = 0;
        for (String piece : chunking.chunk(text, limit, ChunkMode.LENGTH)) {
            assertThat(text.startsWith(piece, end)).isTrue();
            end += piece.length();
            assertThat(characters.isBoundary(end)).as("cut at %d", end).isTrue();
        }
        assertThat(end).isEqualTo(text.length());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSurrogatePairIsNeverSplitHoweverSmallTheLimit(long seed) {
        var random = new SplittableRandom(seed);
        String text = text(random, 60).replaceAll("\uD83D(?![\\uDC00-\\uDFFF])", "");
        int limit = random.nextInt(1, 4);
        List<String> pieces = chunking.chunk(text, limit, ChunkMode.LENGTH);
        for (int i = 1; i < pieces.size(); i++) {
            String before = pieces.get(i - 1);
            assertThat(Character.isSurrogatePair(
                            before.charAt(before.length() - 1), pieces.get(i).charAt(0)))
                    .isFalse();
        }
        assertThat(pieces).allSatisfy(piece -> assertThat(piece.length()).isLessThanOrEqualTo(Math.max(2, limit)));
    }

    @Test
    void aMegabyteIsCutInOneGo() {
        for (String atom : List.of("word ", "x", "(a b ", "👨‍👩‍👧‍👦", "e\u0301", "\n\n", "```\n\n", "a\n(")) {
            String text = atom.repeat(1_000_000 / atom.length());
            for (ChunkMode mode : ChunkMode.values()) {
                assertOnlyWhiteSpaceIsLost(text, chunking.chunk(text, 4000, mode));
                assertOnlyWhiteSpaceIsLost(text, chunking.chunk(text, 11, mode));
            }
        }
    }

    private static String text(SplittableRandom random, int atoms) {
        var text = new StringBuilder();
        for (int i = random.nextInt(atoms); i >= 0; i--) {
            text.append(ATOMS.get(random.nextInt(ATOMS.size())));
        }
        return text.toString();
    }

    private static String unified(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static void assertOnlyWhiteSpaceIsLost(String text, List<String> pieces) {
        int at = 0;
        for (String piece : pieces) {
            int from = at;
            while (!text.startsWith(piece, at) && Whitespace.is(text.charAt(at))) {
                at++;
            }
            assertThat(text.startsWith(piece, at)).as("piece after %d", from).isTrue();
            at += piece.length();
        }
        assertThat(Whitespace.isBlank(text.substring(at))).isTrue();
    }
}
