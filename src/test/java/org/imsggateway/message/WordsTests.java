package org.imsggateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTests {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x1680, 0x2000, 0x2005, 0x200A, 0x2028, 0x2029, 0x202F,
                0x205F, 0x3000, 0xFEFF
            })
    void theseAreWhiteSpace(int unit) {
        String text = Character.toString(unit);
        assertThat(Whitespace.trim(text + "h i" + text)).isEqualTo("h i");
        assertThat(Whitespace.isBlank(text)).isTrue();
        assertThat(Whitespace.removeAll("a" + text + "b")).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x08, 0x0E, 0x1C, 0x1F, 0x85, 0x180E, 0x200B, 0x2060, 'a'})
    void theseAreNot(int unit) {
        assertThat(Whitespace.isBlank(Character.toString(unit))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "My Bot!, my-bot",
        "--X--, x",
        "日本, default",
        "'', default",
        "__proto__, default",
        "Constructor, default",
        "prototype, default",
        "a_b-c9, a_b-c9",
        "_a, _a",
        "' Work ', work",
    })
    void anAccountIdIsNormalised(String raw, String id) {
        assertThat(AccountId.of(raw).value()).isEqualTo(id);
    }

    @Test
    void aLongAccountIdIsCut() {
        assertThat(AccountId.of("a".repeat(63) + "!" + "b".repeat(9)).value()).isEqualTo("a".repeat(63) + "-");
        assertThat(AccountId.normalize("日本", "main")).isEqualTo("main");
    }

    @Test
    void lowerCasingDoesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(ChatTarget.parse("CHAT_ID:7")).isEqualTo(new ChatTarget.ById(7));
            assertThat(AccountId.of("INBOX").value()).isEqualTo("inbox");
            assertThat(Handle.of("INFO@B.EXAMPLE").value()).isEqualTo("info@b.example");
            assertThat(Service.ofWord("IMESSAGE")).contains(Service.IMESSAGE);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void oneChatOnTwoAccountsIsTwoConversations() {
        var one = Conversation.group(new AccountId("a"), 5);
        var two = Conversation.group(new AccountId("b"), 5);
        assertThat(one).isNotEqualTo(two);
        assertThat(one.key()).isEqualTo("a/group:5").isNotEqualTo(two.key());
        assertThat(Conversation.direct(new AccountId("a"), Handle.of("5")).key())
                .isNotEqualTo(one.key());
    }

    @ParameterizedTest
    @CsvSource({"+15557000009, +155…09", "ana@b.example, a…@b.example", "24273, …", "AMAZON, …", "'', …"})
    void aHandlePrintsMasked(String raw, String shown) {
        var handle = Handle.of(raw);
        assertThat(handle).hasToString(shown);
        assertThat(Conversation.direct(AccountId.DEFAULT, handle).toString()).isEqualTo("default/dm:" + shown);
        assertThat(Messages.direct().from(raw).text("secret").build().toString())
                .contains(shown)
                .doesNotContain("secret");
    }

    @Test
    void aTargetAndWhatIsSentToItPrintMasked() {
        var target = ChatTarget.parse("sms:+15557000009");
        var message = new OutboundMessage(AccountId.DEFAULT, target, "secret", null, Service.AUTO, "US", null, null)
                .toString();
        assertThat(target.toString()).doesNotContain("7000009");
        assertThat(message).doesNotContain("7000009").doesNotContain("secret");
    }
}
