package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.ReplyQuote;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose words an agent may see when somebody quotes them. */
class QuoteVisibilityTests {

    private static final String LISTED = "groupAllowFrom: ['+15557000002']";
    private static final String STRICT = "{contextVisibility: allowlist, " + LISTED + "}";

    private static boolean shown(Arrived arrived, String imessage, @Nullable ReplyQuote quote) {
        var config = GatewayConfig.parse("channels: {imessage: " + imessage + "}");
        var account = config.accounts().getFirst();
        return new PolicyService().showsQuote(arrived.quoting(quote).message(), config, account);
    }

    private static ReplyQuote by(@Nullable String sender) {
        return new ReplyQuote("3", "words", sender);
    }

    @Test
    void anOutsidersWordsAreHiddenUnderAllowlist() {
        assertThat(shown(Arrived.inGroup(), STRICT, by("+15557000009"))).isFalse();
        assertThat(shown(Arrived.inGroup(), STRICT, by(null))).isFalse();
    }

    @Test
    void theWordsOfWhoIsListedAreShown() {
        assertThat(shown(Arrived.inGroup(), STRICT, by("+1 (555) 700-0002"))).isTrue();
        assertThat(shown(Arrived.inGroup(), "{contextVisibility: allowlist, groupAllowFrom: ['chat_id:42']}", by("+1")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "allowlist_quote"})
    void underTheOtherSettingsEverybodysWordsAreShown(String visibility) {
        String keys = "{contextVisibility: " + visibility + ", " + LISTED + "}";
        assertThat(shown(Arrived.inGroup(), keys, by("+15557000009"))).isTrue();
    }

    @Test
    void withoutAListNothingIsHidden() {
        assertThat(shown(Arrived.inGroup(), "{contextVisibility: allowlist, groupPolicy: open}", by("+1")))
                .isTrue();
    }

    @Test
    void inADirectConversationNothingIsHidden() {
        assertThat(shown(Arrived.direct(), STRICT, by("+15557000009"))).isTrue();
    }

    @Test
    void whereThereIsNoQuoteThereIsNothingToHide() {
        assertThat(shown(Arrived.inGroup(), STRICT, null)).isTrue();
        assertThat(shown(Arrived.inGroup(), STRICT, new ReplyQuote("3", " ", "+15557000009")))
                .isTrue();
    }
}
