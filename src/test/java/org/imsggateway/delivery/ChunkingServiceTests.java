package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.imsggateway.config.ChunkMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChunkingServiceTests {

    private static final String F = "```";
    private static final String G = "````";

    private final ChunkingService chunking = new ChunkingService();

    @ParameterizedTest
    @MethodSource
    void byLength(int limit, String text, List<String> pieces) {
        assertThat(chunking.chunk(text, limit, ChunkMode.LENGTH)).isEqualTo(pieces);
    }

    static Stream<Arguments> byLength() {
        return Stream.of(
                arguments(12, "one\ntwo three four", List.of("one", "two three", "four")),
                arguments(8, "aaaa bbbb", List.of("aaaa", "bbbb")),
                arguments(4, "aaaa bbbb", List.of("aaaa", "bbbb")),
                arguments(8, "aaaaaa bbb  ", List.of("aaaaaa", "bbb  ")),
                arguments(12, "go (now or later) ok then", List.of("go", "(now or late", "r) ok then")),
                arguments(10, "(aaa bbb) ccc ddd", List.of("(aaa bbb)", "ccc ddd")),
                arguments(8, "a) b (c d) e f g", List.of("a) b", "(c d) e", "f g")),
                arguments(8, "aaa\n    bbb ccc", List.of("aaa", "bbb ccc")),
                arguments(4, " ".repeat(10), List.of()),
                arguments(4, " aaaaaaaa", List.of(" aaa", "aaaa", "a")),
                arguments(4, "", List.of()),
                arguments(4, "  ", List.of("  ")),
                arguments(4, "abcd", List.of("abcd")),
                arguments(0, "as long as it is", List.of("as long as it is")),
                arguments(-1, "as long as it is", List.of("as long as it is")),
                arguments(6, "aa\u00A0bb\u3000cc", List.of("aa\u00A0bb", "cc")));
    }

    @ParameterizedTest
    @MethodSource
    void aHardCutKeepsCharactersWhole(int limit, String text, List<String> pieces) {
        assertThat(chunking.chunk(text, limit, ChunkMode.LENGTH)).isEqualTo(pieces);
    }

    static Stream<Arguments> aHardCutKeepsCharactersWhole() {
        String family = "👨‍👩‍👧‍👦";
        return Stream.of(
                arguments(3, "😀😀😀", List.of("😀", "😀", "😀")),
                arguments(1, "😀", List.of("😀")),
                arguments(1, "😀a", List.of("😀", "a")),
                arguments(5, "abce\u0301", List.of("abce\u0301")),
                arguments(4, "abce\u0301", List.of("abc", "e\u0301")),
                arguments(12, "ab" + family, List.of("ab", family)),
                arguments(6, "🇩🇪🇫🇷", List.of("🇩🇪", "🇫🇷")),
                arguments(3, "👍🏽", List.of("👍", "🏽")));
    }

    @ParameterizedTest
    @MethodSource
    void byParagraph(int limit, String text, List<String> pieces) {
        assertThat(chunking.chunk(text, limit, ChunkMode.NEWLINE)).isEqualTo(pieces);
    }

    static Stream<Arguments> byParagraph() {
        return Stream.of(
                arguments(4000, "A\n\nB\n\n\nC", List.of("A", "B", "C")),
                arguments(4000, "A\r\n\r\nB\r\rC", List.of("A", "B", "C")),
                arguments(9, "aaaa bbbb cccc\n\nd", List.of("aaaa", "bbbb cccc", "d")),
                arguments(4000, "A\nB\n", List.of("A\nB\n")),
                arguments(4, "aaaa\nbbbb", List.of("aaaa", "bbbb")),
                arguments(4000, "A\n\n  - b", List.of("A", "  - b")),
                arguments(4000, "a\n \n\n\nb", List.of("a", "b")),
                arguments(4000, "a\n \n \nb", List.of("a", " \nb")),
                arguments(4000, "a  \n\n \t\n\nb", List.of("a", "b")),
                arguments(4000, "", List.of()),
                arguments(0, "a\n\nb", List.of("a\n\nb")));
    }

    @ParameterizedTest
    @MethodSource
    void fencedCodeIsNoPlaceToCut(String text, List<String> pieces) {
        assertThat(chunking.chunk(text, 4000, ChunkMode.NEWLINE)).isEqualTo(pieces);
    }

    static Stream<Arguments> fencedCodeIsNoPlaceToCut() {
        String fenced = F + "\na\n\nb\n" + F;
        String indented = "    " + F + "\na\n\nb\n    " + F;
        String longer = G + "\na\n" + F + "\n\nb\n" + G;
        String mixed = F + "\na\n~~~\n\nb\n" + F;
        return Stream.of(
                arguments(fenced + "\n\nc", List.of(fenced, "c")),
                arguments("x\n\n~~~\na\n\nb", List.of("x", "~~~\na\n\nb")),
                arguments(indented, List.of("    " + F + "\na", "b\n    " + F)),
                arguments(longer + "\n\nc", List.of(longer, "c")),
                arguments(mixed, List.of(mixed)),
                arguments("   " + fenced, List.of("   " + fenced)),
                arguments(
                        F + "java\n\na\n" + F + "\n\nb\n\n" + F + "\n\nc",
                        List.of(F + "java\n\na\n" + F, "b", F + "\n\nc")));
    }

    @Test
    void aFencedParagraphThatIsTooLongIsCutLikeText() {
        assertThat(chunking.chunk(F + "\naaaa\n\nbbbb\n" + F, 8, ChunkMode.NEWLINE))
                .containsExactly(F, "aaaa", "bbbb\n" + F);
    }

    @Test
    void oneBigEmojiTooLongForTheLimitIsCutBetweenCodePoints() {
        assertThat(chunking.chunk("👨‍👩‍👧‍👦", 4, ChunkMode.LENGTH))
                .hasSizeGreaterThan(1)
                .allSatisfy(piece -> {
                    assertThat(piece.length()).isLessThanOrEqualTo(4);
                    assertThat(Character.isLowSurrogate(piece.charAt(0))).isFalse();
                });
    }
}
