package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.imsggateway.config.TableMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTablesTests {

    private static final String FRUIT = "| Name | Qty |⏎|---|--:|⏎| Fig | 10 |";
    private static final String CODE = "```⏎| Name | Qty |⏎| ---- | --- |⏎| Fig  | 10  |⏎```";

    @ParameterizedTest
    @EnumSource(
            value = TableMode.class,
            names = {"CODE", "BLOCK"})
    void aTableBecomesCodeWithEvenColumns(TableMode mode) {
        assertThat(rewrite(FRUIT, mode)).isEqualTo(CODE);
    }

    @Test
    void aTableBecomesBulletsUnderTheFirstCellOfEachRow() {
        assertThat(rewrite(FRUIT + "⏎| Nut | |⏎| | 3 |", TableMode.BULLETS))
                .isEqualTo("**Fig**⏎• Qty: 10⏎⏎**Nut**⏎⏎• Qty: 3");
        assertThat(rewrite("| To do |⏎|---|⏎| a |⏎| b |", TableMode.BULLETS)).isEqualTo("• To do: a⏎⏎• To do: b");
    }

    @Test
    void switchedOffATableIsSentAsWritten() {
        assertThat(rewrite(FRUIT, TableMode.OFF)).isEqualTo(FRUIT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "| *a* | `b` |; | a | b |",
                "| [x](https://e.example) | <https://e.example> |; | x (https://e.example) | https://e.example |",
                "| a_b_c 2 * 3 | List<String> |; | a_b_c 2 * 3 | List<String> |",
                "| a\\|b | `c\\|d` |; | a|b | c|d |",
                "| [x]: y | a<br>b |; | [x]: y | a b |",
            })
    void aCellLosesItsMarksAndNothingElse(String row, String shown) {
        String[] lines = rewrite(row + "⏎|-|-|", TableMode.CODE).split("⏎", -1);
        assertThat(lines[1].replaceAll(" {2,}", " ")).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```⏎" + FRUIT + "⏎```",
                "~~~~⏎~~~⏎" + FRUIT,
                "    | a | b |⏎    |---|---|",
                "a | b⏎c | d",
                "a⏎---⏎b | c",
                "| a | b |⏎|---|",
                "`| a | b |`⏎text - more",
            })
    void whatIsCodeOrNoTableStaysAsItIs(String text) {
        assertThat(rewrite(text, TableMode.CODE)).isEqualTo(text);
    }

    @Test
    void whatStandsAroundATableStaysAsItIs() {
        assertThat(rewrite("  a \t⏎⏎⏎* b  ⏎⏎" + FRUIT + "⏎⏎⏎ c ⏎", TableMode.CODE))
                .isEqualTo("  a \t⏎⏎⏎* b  ⏎⏎" + CODE + "⏎⏎⏎ c ⏎");
        assertThat(rewrite("a\r⏎" + FRUIT.replace("⏎", "\r⏎") + "\r⏎\r⏎b", TableMode.CODE))
                .isEqualTo("a\r⏎" + CODE + "\r⏎\r⏎b");
    }

    @Test
    void aTableInAQuoteOrAListStaysThere() {
        assertThat(rewrite("> " + FRUIT.replace("⏎", "⏎> "), TableMode.CODE))
                .isEqualTo("> " + CODE.replace("⏎", "⏎> "));
        assertThat(rewrite("- " + FRUIT.replace("⏎", "⏎  "), TableMode.CODE))
                .isEqualTo("- " + CODE.replace("⏎", "⏎  "));
    }

    @Test
    void twoTablesAreTwo() {
        assertThat(rewrite(FRUIT + "⏎⏎" + FRUIT, TableMode.CODE)).isEqualTo(CODE + "⏎⏎" + CODE);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** No line of it can stand under the head of a table. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aTextWithoutATableIsUnchangedToTheByte(long seed) {
        var random = new Random(seed);
        String signs = "ab|- \t\r\n>*`~#:_[](){}<>&\\1.+é😀";
        var text = new StringBuilder();
        for (int i = random.nextInt(200); i > 0; i--) {
            int from = signs.offsetByCodePoints(0, random.nextInt(signs.codePointCount(0, signs.length())));
            text.appendCodePoint(signs.codePointAt(from));
        }
        String harmless = text.toString().replaceAll("(?m)^([^a\\r\\n]*)$", "a$1");
        assertThat(MarkdownTables.rewrite(harmless, TableMode.CODE)).isEqualTo(harmless);
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", "|\n", "|-", "|-\n", "a|\n\n", "> ", "|a\n|-\n", "[`<!--|\n-\n\n", "* "})
    void aMegabyteOfPipesTakesMemoryInProportion(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        long before = Allocation.ofThisThread();
        assertThat(MarkdownTables.rewrite(text, TableMode.CODE)).hasSizeLessThan(12 * text.length());
        assertThat(Allocation.ofThisThread() - before).isLessThan(2_000L * text.length());
    }

    @Test
    void aTableThatWouldBecomeHugeStaysAsItIs() {
        String wide = "|a".repeat(5000) + "\n" + "|-".repeat(5000) + "\n" + "|x\n".repeat(900);
        assertThat(MarkdownTables.rewrite(wide, TableMode.CODE)).isEqualTo(wide);
    }

    @Test
    void oneLongCellDoesNotMakeEveryRowAsLong() {
        String table = "|a|\n|-|\n|" + "x".repeat(100_000) + "|\n" + "|b|\n".repeat(900);
        assertThat(MarkdownTables.rewrite(table, TableMode.CODE)).hasSizeLessThan(2 * table.length());
    }

    private static String rewrite(String text, TableMode mode) {
        return MarkdownTables.rewrite(text.replace('⏎', '\n'), mode).replace('\n', '⏎');
    }
}
