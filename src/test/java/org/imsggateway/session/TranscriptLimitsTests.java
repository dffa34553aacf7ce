package org.imsggateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscriptLimitsTests {

    private static final String SETTINGS = "dmHistoryLimit: 7, historyLimit: 20,"
            + " dms: {'+1 (555)': {historyLimit: 3}, 'Ana@B.example': {historyLimit: 0}, '+1556': {}}";

    private final TranscriptLimits limits = new TranscriptLimits();

    private static AccountConfig account(String settings) {
        return GatewayConfig.parse("channels: {imessage: {" + settings + "}}")
                .account(AccountId.DEFAULT)
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "agent:main:imessage:direct:+1999, 7",
        "agent:main:imessage:direct:+1555, 3",
        "agent:ops:imessage:direct:+1556, 7",
        "agent:main:imessage:direct:ana@b.example, 0",
        "agent:main:imessage:group:42, 20",
        "agent:main:main, 0",
        "agent:main:direct:+1555, 0",
        "agent:main:imessage:work:direct:+1555, 0"
    })
    void onlySessionsOfOneConversationAreLimitedInUserTurns(String key, int limit) {
        assertThat(limits.userTurns(new SessionKey(key), account(SETTINGS)).orElse(0))
                .isEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource({"historyLimit: 0, agent:main:imessage:group:42", "name: x, agent:main:imessage:direct:+1555"})
    void zeroAndUnsetAreNoLimit(String settings, String key) {
        assertThat(limits.userTurns(new SessionKey(key), account(settings))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"+1999, 7", "+1555, 3", "+1556, 7", "Ana@b.example, 0"})
    void aNewSessionIsSeededByThePersonsSettingElseByTheGeneralOne(String sender, int seed) {
        assertThat(limits.seed(Handle.of(sender), account(SETTINGS))).isEqualTo(seed);
    }

    @Test
    void withoutAGeneralSettingOnlyTheNamedPersonIsSeeded() {
        AccountConfig account = account("dms: {'+1555': {historyLimit: 5}}");
        assertThat(limits.seed(Handle.of("+1555"), account)).isEqualTo(5);
        assertThat(limits.seed(Handle.of("+1556"), account)).isZero();
    }

    @Test
    void aChangedLimitCountsForTheNextMessage() {
        assertThat(limits.seed(Handle.of("+1555"), account("dms: {'+1555': {historyLimit: 5}}")))
                .isEqualTo(5);
        assertThat(limits.seed(Handle.of("+1555"), account("dms: {'+1555': {historyLimit: 6}}")))
                .isEqualTo(6);
    }
}
