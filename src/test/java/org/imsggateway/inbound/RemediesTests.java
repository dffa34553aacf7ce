package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imsggateway.access.PolicyService;
import org.imsggateway.config.ConfigProposals;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.imsggateway.session.SessionRouter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RemediesTests {

    private final Gates gates = new Gates(new PolicyService(), new SessionRouter());

    private Optional<SmallestChange> find(String yaml, InboundMessage message) {
        GatewayConfig config = GatewayConfig.parse(yaml);
        var subject = new Gates.Subject(message, gates.conversationOf(message, config), config);
        return new Remedies(gates, ConfigProposals.on(yaml), JsonMapper.shared())
                .find(subject, Circumstances.recorded(null, Set.of()), "");
    }

    private String text(String imessage, Messages.Builder message) {
        return find("channels: {imessage: " + imessage + "}", message.build())
                .map(SmallestChange::text)
                .orElse("");
    }

    @Test
    void whatIsAnsweredNeedsNoChange() {
        assertThat(text("{dmPolicy: open, allowFrom: ['*']}", Messages.direct()))
                .isEmpty();
    }

    @Test
    void aStrangerIsToBeApproved() {
        assertThat(text("{dmPolicy: pairing}", Messages.direct()))
                .startsWith("approve +15557000002 with 'imsg-gateway pairing approve imessage CODE'");
    }

    @Test
    void whereApprovalsDoNotCountTheSenderIsToBeListed() {
        assertThat(text("{dmPolicy: allowlist, allowFrom: ['+15557000009']}", Messages.direct()))
                .isEqualTo("add +15557000002 to channels.imessage.allowFrom.");
    }

    @Test
    void whatIsSwitchedOffNeedsTwoChanges() {
        assertThat(text("{dmPolicy: disabled}", Messages.direct()))
                .startsWith("approve +15557000002")
                .endsWith("and set channels.imessage.dmPolicy to pairing.");
    }

    @Test
    void inAGroupTheListThatIsInForceIsExtended() {
        Optional<SmallestChange> change = find(
                "channels: {imessage: {groupAllowFrom: ['+15557000009']}}",
                Messages.inGroup(42).build());

        assertThat(change).hasValueSatisfying(found -> {
            assertThat(found.text()).isEqualTo("add +15557000002 to channels.imessage.groupAllowFrom.");
            assertThat(found.config().toString()).contains("+15557000009, +15557000002");
        });
    }

    @Test
    void aListThatWasOnlyBorrowedIsWrittenOutSoThatNobodyIsLost() {
        assertThat(text("{allowFrom: ['+15557000009']}", Messages.inGroup(42)))
                .isEqualTo("set channels.imessage.groupAllowFrom to [+15557000009, +15557000002].");
    }

    @Test
    void whatDoesNotMentionTheAgentCouldAlsoMentionIt() {
        String yaml = "channels: {imessage: {groupPolicy: open}}\nmessages: {groupChat: {mentionPatterns: [clawd]}}";

        assertThat(find(yaml, Messages.inGroup(42).build()).map(SmallestChange::text))
                .hasValue(
                        "let it mention the agent, or set requireMention to false for chat 42 in channels.imessage.groups.");
    }

    @Test
    void aGroupThatIsNotListedIsToBeListed() {
        assertThat(text("{groupPolicy: open, groups: {'7': {}}}", Messages.inGroup(42)))
                .isEqualTo("add chat 42 to channels.imessage.groups.");
    }

    @Test
    void aFirstGroupThatIsListedDoesNotShutTheOthersOut() {
        String yaml = """
                channels: {imessage: {groupPolicy: open}}
                messages: {groupChat: {mentionPatterns: ['clawd']}}
                """;

        assertThat(find(yaml, Messages.inGroup(42).build()).map(SmallestChange::config))
                .hasValueSatisfying(config -> assertThat(config.toString()).contains("*={}"));
    }

    @Test
    void theChannelsGroupsAreExtendedWhereTheAccountHasNoneOfItsOwn() {
        String yaml = "channels: {imessage: {groupPolicy: open, groups: {'7': {}}, accounts: {work: {}}}}";

        assertThat(find(yaml, Messages.inGroup(42).account("work").build()).map(SmallestChange::config))
                .hasValue(Map.of("channels", Map.of("imessage", Map.of("groups", Map.of("42", Map.of())))));
    }

    @Test
    void noSettingMakesAnAnswerOfAnEcho() {
        assertThat(text("{dmPolicy: open, allowFrom: ['*']}", Messages.direct().fromMe()))
                .isEmpty();
        assertThat(text("{dmPolicy: open, allowFrom: ['*']}", Messages.direct().text("<think>")))
                .isEmpty();
    }

    @Test
    void threeChangesAreFoundWhereNoTwoWouldDo() {
        String yaml = """
                channels: {imessage: {groupPolicy: disabled, groupAllowFrom: [], groups: {'7': {}}}}
                """;

        assertThat(find(yaml, Messages.inGroup(42).build()).map(SmallestChange::text))
                .hasValueSatisfying(text -> assertThat(text.split(", and ")).hasSize(3));
    }
}
