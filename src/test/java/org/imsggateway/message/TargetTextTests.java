package org.imsggateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How targets look as text, and what looks like one. */
class TargetTextTests {

    @ParameterizedTest(name = "\"{0}\" becomes \"{1}\"")
    @CsvSource({
        "sms: +1 (555) 2, sms:+15552",
        "sms:GUID:Ab, guid:Ab",
        "Ana@B.Example, ana@b.example",
    })
    void aTargetKeepsTheServiceOfAHandleAndDropsThatOfAChat(String written, String normal) {
        assertThat(ChatTarget.normalizeText(written)).contains(normal);
    }

    @Test
    void aPrefixAloneIsNoTarget() {
        assertThat(ChatTarget.normalizeText("imessage: ")).isEmpty();
    }

    @Test
    void aChatNumberHasATextUnlessItIsUnknown() {
        assertThat(ChatTarget.textOf(42)).isEqualTo("chat_id:42");
        assertThat(ChatTarget.textOf(0)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: loose {1}, explicit {2}")
    @CsvSource({"123, true, false", "+12, false, false", "+1 555, false, false", "Guid:, true, true", "a@b, true, false"
    })
    void somethingMayLookLikeATarget(String text, boolean loose, boolean explicit) {
        assertThat(ChatTarget.looksLikeTarget(text)).isEqualTo(loose);
        assertThat(ChatTarget.looksExplicit(text)).isEqualTo(explicit);
    }

    @Test
    void aHandleIsDirectAndEveryChatIsNot() {
        assertThat(ChatTarget.parse("+15555550109").isDirect()).isTrue();
        assertThat(ChatTarget.parse("chat_id:3").isDirect()).isFalse();
    }

    @Test
    void thirtyTwoHexadecimalDigitsAreAChat() {
        assertThat(ChatTarget.parse("0123456789abcdef0123456789abcdef"))
                .isEqualTo(new ChatTarget.ByIdentifier("0123456789abcdef0123456789abcdef"));
    }
}
