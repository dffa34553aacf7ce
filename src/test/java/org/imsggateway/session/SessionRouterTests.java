package org.imsggateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionRouterTests {

    private static final String AGENTS = """
            agents: {list: [{id: main}, {id: ops}, {id: poet}]}
            """;

    private final SessionRouter router = new SessionRouter();

    @ParameterizedTest
    @CsvSource({
        "main, agent:main:main",
        "per-peer, agent:main:direct:ana@b.example",
        "per-channel-peer, agent:main:imessage:direct:ana@b.example",
        "per-account-channel-peer, agent:main:imessage:default:direct:ana@b.example"
    })
    void theDmScopeDecidesWhatDirectMessagesShareASession(String scope, String key) {
        assertThat(direct("Ana@B.example", "session: {dmScope: " + scope + "}")
                        .session()
                        .value())
                .isEqualTo(key);
    }

    @Test
    void aGroupHasASessionOfItsOwnWhateverTheDmScope() {
        assertThat(group(42, "session: {dmScope: main}").session().value()).isEqualTo("agent:main:imessage:group:42");
    }

    @Test
    void groupsShareTheMainSessionWhereGroupScopeSaysSo() {
        assertThat(group(42, "session: {groupScope: main}").session().value()).isEqualTo("agent:main:main");
    }

    @Test
    void theMainKeyNamesTheMainSession() {
        assertThat(direct("+1", "session: {mainKey: home}").session().value()).isEqualTo("agent:main:home");
    }

    @Test
    void linkedHandlesShareOneSessionUnderThePersonsName() {
        assertThat(direct(
                                "+15557000001",
                                "session: {dmScope: per-peer, identityLinks: {Ana: [\"imessage:+15557000001\"]}}")
                        .session()
                        .value())
                .isEqualTo("agent:main:direct:ana");
    }

    @Test
    void anExactPeerWinsOverAChannelBindingThatIsListedFirst() {
        assertThat(group(42, """
                bindings:
                  - {agentId: ops, match: {channel: imessage, accountId: "*"}}
                  - {agentId: poet, match: {channel: imessage, peer: {kind: group, id: "42"}}}
                """).agent().id()).isEqualTo("poet");
    }

    @ParameterizedTest
    @CsvSource({"channel, 42", "group, chat_id:42", "group, 42"})
    void aGroupMayBeNamedByDigitsOrAsAChatId(String kind, String id) {
        assertThat(group(42, """
                bindings:
                  - {agentId: ops, match: {channel: iMessage, peer: {kind: %s, id: "%s"}}}
                """.formatted(kind, id)).agent().id()).isEqualTo("ops");
    }

    @ParameterizedTest
    @CsvSource({"direct, +1 (555) 700-0001", "dm, +15557000001", "direct, imessage:+15557000001"})
    void aPersonMayBeNamedInAnySpelling(String kind, String id) {
        assertThat(direct("+15557000001", """
                bindings:
                  - {agentId: ops, match: {channel: imessage, peer: {kind: %s, id: "%s"}}}
                """.formatted(kind, id)).agent().id()).isEqualTo("ops");
    }

    @Test
    void aBindingWithoutAccountMeansTheDefaultAccountOnly() {
        GatewayConfig config =
                config("bindings: [{agentId: ops, match: {channel: imessage, peer: {kind: direct, id: \"*\"}}}]");
        InboundMessage onWork = Messages.direct().account("work").build();

        Route route = router.route(onWork, Conversation.direct(onWork.account(), onWork.from()), config);

        assertThat(route.agent().id()).isEqualTo("main");
    }

    @Test
    void aBindingToAnUnknownAgentUsesTheDefaultAgent() {
        assertThat(group(42, "bindings: [{agentId: ghost, match: {channel: imessage, accountId: \"*\"}}]")
                        .agent()
                        .id())
                .isEqualTo("main");
    }

    @Test
    void aReplyGoesByTheChatNumberWhereItIsKnown() {
        assertThat(direct("+15557000001", "").replyTo()).isEqualTo(new ChatTarget.ById(5));
    }

    @ParameterizedTest
    @CsvSource({"SMS;-;+15557000001, sms:+15557000001", "any;-;+15557000001, imessage:+15557000001"})
    void withoutAChatNumberAReplyGoesToTheSenderOverTheServiceItCameBy(String guid, String target) {
        InboundMessage message =
                Messages.direct().chat(0).chatGuid(guid).from("+15557000001").build();

        Route route = router.route(message, Conversation.direct(message.account(), message.from()), config(""));

        assertThat(route.replyTo().text()).isEqualTo(target);
    }

    private Route direct(String sender, String yaml) {
        InboundMessage message = Messages.direct().from(sender).build();
        return router.route(message, Conversation.direct(message.account(), message.from()), config(yaml));
    }

    private Route group(long chatId, String yaml) {
        InboundMessage message = Messages.inGroup(chatId).build();
        return router.route(message, Conversation.group(message.account(), chatId), config(yaml));
    }

    private static GatewayConfig config(String yaml) {
        return GatewayConfig.parse(AGENTS + "channels: {imessage: {}}\n" + yaml);
    }
}
