package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator hears about entries that do not do what they seem to. */
class AllowListCheckTests {

    private static List<Finding> findings(String yaml) {
        return new AllowListCheck(new ConfigStore(GatewayConfig.parse(yaml), _ -> {})).findings();
    }

    private static List<Finding> ofGroupAllowFrom(String entry) {
        return findings("channels: {imessage: {groupAllowFrom: ['" + entry + "']}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"chat_id:abc", "chat_guid:", "chat_id:0", "+", "imessage:*", "a b@c.example", "accessGroup:no"})
    void anEntryThatCanNeverMatchIsAdvisedAgainst(String entry) {
        assertThat(ofGroupAllowFrom(entry)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ADVICE);
            assertThat(finding.symptom()).contains("channels.imessage.groupAllowFrom", "\"" + entry + "\"");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "+15557000001", "AMAZON", "chat_id:42", "guid:x", "chat_identifier:y", " "})
    void anEntryThatMayMatchIsNot(String entry) {
        assertThat(ofGroupAllowFrom(entry)).isEmpty();
    }

    @Test
    void aChatIdWithMoreThanDigitsIsShownAsItIsRead() {
        assertThat(ofGroupAllowFrom("chat_id:12abc"))
                .extracting(Finding::symptom)
                .containsExactly(
                        "channels.imessage.groupAllowFrom holds \"chat_id:12abc\", which is read as chat_id:12");
    }

    @Test
    void aChatIdWithMoreThanDigitsIsInvalidToTheCheck() {
        assertThat(ofGroupAllowFrom("chat_id:12abc"))
                .extracting(Finding::cause)
                .allMatch(cause -> cause.startsWith("Invalid chat_id: 12abc;"));
    }

    @Test
    void aChatAmongPeopleIsHonouredWithAnAdvice() {
        assertThat(findings("channels: {imessage: {allowFrom: ['chat_id:5', '+15557000001']}}"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).contains("groupAllowFrom"));
    }

    @Test
    void aGroupKeyThatNoChatHasIsFound() {
        assertThat(findings("channels: {imessage: {groups: {'chat_id:42': {}, '42': {}, '*': {}}}}"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.symptom()).contains("\"chat_id:42\""));
    }

    @Test
    void aMemberOfAnAccessGroupThatIsNoPersonIsFound() {
        assertThat(findings("accessGroups: {ops: {type: message.senders, members: {'*': ['*', '+15557000001']}}}"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.symptom()).contains("accessGroups.ops", "\"*\""));
    }
}
