package org.imsggateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
            agents: {list: [{id: main}, {id: ops}, {id: poet}, {id: exact}]}
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
    void theAccountIsNoPartOfAGroupsSession() {
        InboundMessage message = Messages.inGroup(42).account("work").build();
        assertThat(router.route(message, Conversation.group(message.account(), 42), config(""))
                        .session()
                        .value())
                .isEqualTo("agent:main:imessage:group:42");
    }

    @Test
    void groupsNeverShareTheMainSessionAndDirectMessagesOfAllSendersDo() {
        assertThat(direct("+15557000001", "").session())
                .isEqualTo(direct("+15557000002", "").session());
        assertThat(group(42, "").session())
                .isNotEqualTo(direct("+15557000001", "").session())
                .isNotEqualTo(group(43, "").session());
    }

    @Test
    void aBindingSendsItsGroupToTheMainSessionAndLeavesTheOthers() {
        String yaml = """
                bindings:
                  - {agentId: main, match: {channel: imessage, peer: {kind: group, id: "42"}}, session: {groupScope: main}}
                """;
        assertThat(group(42, yaml).session().value()).isEqualTo("agent:main:main");
        assertThat(group(43, yaml).session().value()).isEqualTo("agent:main:imessage:group:43");
    }

    @Test
    void aBindingOverridesTheDmScopeOfItsPeers() {
        String yaml = """
                bindings:
                  - {agentId: ops, match: {channel: imessage, peer: {kind: direct, id: "+15557000001"}}, session: {dmScope: per-peer}}
                """;
        assertThat(direct("+15557000001", yaml).session().value()).isEqualTo("agent:ops:direct:+15557000001");
        assertThat(direct("+15557000002", yaml).session().value()).isEqualTo("agent:main:main");
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

    @ParameterizedTest
    @CsvSource({
        "per-channel-peer, '+15557000001',          agent:main:imessage:direct:ana",
        "per-channel-peer, 'iMessage:+15557000001', agent:main:imessage:direct:ana",
        "per-channel-peer, 'telegram:15557000001',  agent:main:imessage:direct:+15557000001",
        "main,             '+15557000001',          agent:main:main"
    })
    void aLinkCountsForThisChannelOnlyAndNotInTheMainSession(String scope, String id, String key) {
        String yaml = "session: {dmScope: %s, identityLinks: {Ana: [\"%s\"]}}".formatted(scope, id);
        assertThat(direct("+15557000001", yaml).session().value()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"4, main", "3, ops", "2, poet", "1, exact"})
    void theMostTellingBindingWinsWhateverTheOrder(int bindings, String agent) {
        List<String> fromTheLeastTelling = List.of(
                "{agentId: main, match: {channel: imessage, accountId: \"*\"}}",
                "{agentId: ops, match: {channel: imessage}}",
                "{agentId: poet, match: {channel: imessage, accountId: \"*\", peer: {kind: group, id: \"*\"}}}",
                "{agentId: exact, match: {channel: IMESSAGE, peer: {kind: group, id: \"42\"}}}");
        String yaml = "bindings: [" + String.join(", ", fromTheLeastTelling.subList(0, 5 - bindings)) + "]";
        assertThat(group(42, yaml).agent().id()).isEqualTo(agent);
    }

    @Test
    void amongEqualBindingsTheFirstListedWins() {
        assertThat(group(42, """
                bindings:
                  - {agentId: ops, match: {channel: imessage, peer: {kind: group, id: "42"}}}
                  - {agentId: poet, match: {channel: imessage, peer: {kind: channel, id: "chat_id:42"}}}
                """).agent().id()).isEqualTo("ops");
    }

    @Test
    void aPeerBindingOfAnotherAccountDoesNotCount() {
        assertThat(group(42, """
                bindings:
                  - {agentId: ops, match: {channel: imessage, accountId: work, peer: {kind: group, id: "42"}}}
                  - {agentId: poet, match: {channel: imessage, accountId: "*", peer: {kind: group, id: "42"}}}
                """).agent().id()).isEqualTo("poet");
    }

    @ParameterizedTest
    @CsvSource({"telegram, route", "imessage, acp"})
    void bindingsOfAnotherChannelAndOfTypeAcpAreNoRoutes(String channel, String type) {
        assertThat(group(43, """
                bindings:
                  - {type: %s, agentId: ops, match: {channel: %s, accountId: "*", peer: {kind: group, id: "43"}}}
                """.formatted(type, channel)).agent().id()).isEqualTo("main");
    }

    @ParameterizedTest
    @CsvSource({"'{id: a}, {id: b, default: true}', b", "'{id: a}, {id: b}', a"})
    void theDefaultAgentIsTheOneThatSaysSoElseTheFirst(String agents, String chosen) {
        InboundMessage message = Messages.direct().build();
        var config = GatewayConfig.parse("agents: {list: [" + agents + "]}");
        assertThat(router.route(message, Conversation.direct(message.account(), message.from()), config)
                        .agent()
                        .id())
                .isEqualTo(chosen);
    }

    @Test
    void withoutAListTheAgentIsMain() {
        InboundMessage message = Messages.direct().build();
        assertThat(router.route(
                                message,
                                Conversation.direct(message.account(), message.from()),
                                GatewayConfig.defaults())
                        .session()
                        .value())
                .isEqualTo("agent:main:main");
    }

    @Test
    void aThreadBoundToAnAgentHasThatAgentAndASessionOfItsOwn() {
        Route route = group(42, """
                bindings:
                  - {agentId: poet, match: {channel: imessage, peer: {kind: group, id: "42"}}}
                """);
        assertThat(route.agent().id()).isEqualTo("poet");
        assertThat(route.session().value()).isEqualTo("agent:poet:imessage:group:42");
    }

    @Test
    void aReplyGoesToTheGroupItCameFrom() {
        assertThat(group(42, "session: {groupScope: main}").replyTo()).isEqualTo(new ChatTarget.ById(42));
    }

    @Test
    void aChangedConfigurationCountsForTheNextMessage() {
        assertThat(group(42, "").agent().id()).isEqualTo("main");
        assertThat(group(42, "bindings: [{agentId: ops, match: {channel: imessage}}]")
                        .agent()
                        .id())
                .isEqualTo("ops");
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
