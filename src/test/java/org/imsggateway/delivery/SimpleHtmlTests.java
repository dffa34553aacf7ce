package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleHtmlTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "<b>x</b> <i>y</i> → *x* _y_",
                "<strong>x</strong> <em>y</em> → *x* _y_",
                "<s>a</s> <del>b</del> <strike>c</strike> → ~a~ ~b~ ~c~",
                "run <code>ls</code> now → run `ls` now",
                "<b><i>x</i></b> → *_x_*",
                "<h2>News</h2>All well → *News*⏎All well",
                "Buy:<ul><li>figs</li><li><b>nuts</b></li></ul>soon → Buy:⏎• figs⏎• *nuts*⏎soon",
                "a<br>b<br/>c → a⏎b⏎c",
                "a<br><br>b → a⏎⏎b",
                "<p>a</p>⏎<p>b</p> → a⏎b",
                "<div>a</div>b → a⏎b",
                "see <https://e.example/a?b=1&c=2> now → see https://e.example/a?b=1&c=2 now",
                "<span class='x'>a</span> <u>b</u> <a href=\"https://e.example\">c</a> → a b c",
                "<b>unclosed → *unclosed*",
                "stray</b> end → stray end",
                "<b></b>x<i> </i> → x",
                "<B>x</B> → *x*",
            })
    void simpleHtmlBecomesWhatIsWrittenInAChat(String html, String plain) {
        assertThat(plain(html)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 < 2",
                "1 < 2 > 0 & 3 &lt; 4",
                "a<b and c>d",
                "List<String> and <T>",
                "x <3 y",
                "`<b>x</b>` and⏎```⏎<i>y</i>⏎```",
                " ⏎ as it is ⏎⏎⏎ ",
                "<",
                "<b",
                "</>",
                "<!-- a -->",
            })
    void whatIsNoTagOfHtmlIsUnchanged(String text) {
        assertThat(plain(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "<b>x</b> 1 < 2 > 0 → *x* 1 < 2 > 0",
                "<b>x</b> List<String> → *x* List<String>",
                "<b>x</b> `<i>&amp;</i>` → *x* `<i>&amp;</i>`",
                "<b>x</b> a&lt;b &amp; c&#33; ?a=1&copy=2 → *x* a<b & c! ?a=1&copy=2",
                "<b>x</b>⏎⏎⏎y → *x*⏎⏎⏎y",
                "x<script>alert(1)</script><style>a{}</style>y → xy",
            })
    void besideTagsTheTextStaysAsItIs(String html, String plain) {
        assertThat(plain(html)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<b>", "<b ", "<b a=\"", "<li>", "<br>", "<table>", "<p><b>", "</b>", "<a href=x>", "&lt;<i>"})
    void aHundredThousandCharactersOfTagsTakeMemoryInProportion(String tag) {
        String text = tag.repeat(100_000 / tag.length());
        long before = Allocation.ofThisThread();
        assertThat(SimpleHtml.plain(text)).hasSizeLessThanOrEqualTo(2 * text.length());
        assertThat(Allocation.ofThisThread() - before).isLessThan(3_000L * text.length());
    }

    @Test
    void nothingIsLeftOfTagsAroundNothing() {
        assertThat(plain("<p></p><br>")).isEmpty();
    }

    private static String plain(String text) {
        return SimpleHtml.plain(text.replace('⏎', '\n')).replace('\n', '⏎');
    }
}
