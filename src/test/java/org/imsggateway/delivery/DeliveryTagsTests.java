package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTagsTests {

    @ParameterizedTest
    @CsvSource({
        "Hi [[reply_to_current]] there, Hi there",
        "a[[audio_as_voice]]b, a b",
        "[[ reply_to: 4F-1 ]] x, x",
        "Hi [[reply_to_current]] [[audio_as_voice]] there, Hi there",
        "a⏎[[reply_to_current]]⏎b, a⏎⏎b",
        "a⏎⏎[[reply_to_current]]⏎⏎b, a⏎⏎b",
        "[[other]] y, [[other]] y",
        "[[reply_to:]] x, [[reply_to:]] x",
        "[[reply_to_current]], ''",
    })
    void tagsLeaveASingleBlankBetweenWords(String said, String shown) {
        assertThat(of(said, null).text().replace('\n', '⏎')).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "say `[[reply_to_current]]`",
        "```⏎[[reply_to:X]]⏎```",
        "'  [[other]] ⏎⏎⏎⏎ stays '",
    })
    void codeAndWhatIsNoTagStaysAsItIs(String said) {
        assertThat(of(said, "CURRENT")).isEqualTo(new DeliveryTags(said.replace('⏎', '\n'), null));
    }

    @ParameterizedTest
    @CsvSource({
        "[[reply_to_current]] x, CURRENT",
        "[[Reply_To_Current]] x, CURRENT",
        "x [[reply_to: 4F-1 ]], 4F-1",
        "[[reply_to:A]] x [[reply_to_current]], A",
        "[[audio_as_voice]] x [[reply_to:B]], B",
        "`[[reply_to:A]]` x [[reply_to:B]], B",
        "x, ",
        "[[audio_as_voice]] x, ",
    })
    void theFirstReplyTagChoosesTheMessageThatIsAnswered(String said, @Nullable String replyTo) {
        assertThat(of(said, "CURRENT").replyTo()).isEqualTo(replyTo);
    }

    @Test
    void withoutACurrentMessageTheNextTagChooses() {
        assertThat(of("[[reply_to_current]] [[reply_to:B]] x", "").replyTo()).isEqualTo("B");
        assertThat(of("[[reply_to_current]] x", null).replyTo()).isNull();
    }

    @Test
    void anIdHasNoBracketsAndNoControlCharactersAndIsNotEndless() {
        assertThat(of("[[reply_to: a[b\tc\u0007 ]]", null).replyTo()).isEqualTo("abc");
        assertThat(of("[[reply_to:" + "x".repeat(300) + "]]", null).replyTo()).hasSize(256);
        assertThat(of("[[reply_to:\u0001]] x", null)).isEqualTo(new DeliveryTags("x", null));
    }

    @Test
    void aMegabyteOfOpeningBracketsIsReadOnce() {
        String brackets = "[[reply_to:x".repeat(80_000);
        assertThat(of(brackets, null).text()).isEqualTo(brackets);
    }

    private static DeliveryTags of(String said, @Nullable String current) {
        return DeliveryTags.of(said.replace('⏎', '\n'), current);
    }
}
