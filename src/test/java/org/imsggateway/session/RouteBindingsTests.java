package org.imsggateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which agent answers where. */
class RouteBindingsTests {

    private final Routed routed = new Routed();

    @Test
    void aBindingSendsItsGroupToTheMainSessionAndLeavesTheOthers() {
        String yaml = """
                bindings:
                  - {agentId: main, match: {channel: imessage, peer: {kind: group, id: "42"}}, session: {groupScope: main}}
                """;
        assertThat(routed.group(42, yaml).session().value()).isEqualTo("agent:main:main");
        assertThat(routed.group(43, yaml).session().value()).isEqualTo("agent:main:imessage:group:43");
    }

    @Test
    void aBindingOverridesTheDmScopeOfItsPeers() {
        String yaml = """
                bindings:
                  - {agentId: ops, match: {channel: imessage, peer: {kind: direct, id: "+15557000001"}}, session: {dmScope: per-peer}}
                """;
        assertThat(routed.direct("+15557000001", yaml).session().value()).isEqualTo("agent:ops:direct:+15557000001");
        assertThat(routed.direct("+15557000002", yaml).session().value()).isEqualTo("agent:main:main");
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
        assertThat(routed.group(42, yaml).agent().id()).isEqualTo(agent);
    }

    @Test
    void amongEqualBindingsTheFirstListedWins() {
        assertThat(routed.group(42, """
                bindings:
                  - {agentId: ops, match: {channel: imessage, peer: {kind: group, id: "42"}}}
                  - {agentId: poet, match: {channel: imessage, peer: {kind: channel, id: "chat_id:42"}}}
                """).agent().id()).isEqualTo("ops");
    }

    @Test
    void aPeerBindingOfAnotherAccountDoesNotCount() {
        assertThat(routed.group(42, """
                bindings:
                  - {agentId: ops, match: {channel: imessage, accountId: work, peer: {kind: group, id: "42"}}}
                  - {agentId: poet, match: {channel: imessage, accountId: "*", peer: {kind: group, id: "42"}}}
                """).agent().id()).isEqualTo("poet");
    }

    @ParameterizedTest
    @CsvSource({"telegram, route, 43", "imessage, acp, 42"})
    void bindingsOfAnotherChannelAndOfTypeAcpAreNoRoutes(String channel, String type, long chat) {
        assertThat(routed.group(chat, """
                bindings:
                  - {type: %s, agentId: ops, match: {channel: %s, accountId: "*", peer: {kind: group, id: "43"}}}
                """.formatted(type, channel)).agent().id())
                .isEqualTo("main");
    }

    @ParameterizedTest
    @CsvSource({"'{id: a}, {id: b, default: true}', b", "'{id: a}, {id: b}', a"})
    void theDefaultAgentIsTheOneThatSaysSoElseTheFirst(String agents, String chosen) {
        InboundMessage message = Messages.direct().build();
        var config = GatewayConfig.parse("agents: {list: [" + agents + "]}");
        assertThat(routed.router
                        .route(message, Conversation.direct(message.account(), message.from()), config)
                        .agent()
                        .id())
                .isEqualTo(chosen);
    }

    @Test
    void withoutAListTheAgentIsMain() {
        InboundMessage message = Messages.direct().build();
        assertThat(routed.router
                        .route(
                                message,
                                Conversation.direct(message.account(), message.from()),
                                GatewayConfig.defaults())
                        .session()
                        .value())
                .isEqualTo("agent:main:main");
    }

    @Test
    void aThreadBoundToAnAgentHasThatAgentAndASessionOfItsOwn() {
        Route route = routed.group(42, """
                bindings:
                  - {agentId: poet, match: {channel: imessage, peer: {kind: group, id: "42"}}}
                """);
        assertThat(route.agent().id()).isEqualTo("poet");
        assertThat(route.session().value()).isEqualTo("agent:poet:imessage:group:42");
    }

    @Test
    void aChangedConfigurationCountsForTheNextMessage() {
        assertThat(routed.group(42, "").agent().id()).isEqualTo("main");
        assertThat(routed.group(42, "bindings: [{agentId: ops, match: {channel: imessage}}]")
                        .agent()
                        .id())
                .isEqualTo("ops");
    }

    @Test
    void anExactPeerWinsOverAChannelBindingThatIsListedFirst() {
        assertThat(routed.group(42, """
                bindings:
                  - {agentId: ops, match: {channel: imessage, accountId: "*"}}
                  - {agentId: poet, match: {channel: imessage, peer: {kind: group, id: "42"}}}
                """).agent().id()).isEqualTo("poet");
    }

    @ParameterizedTest
    @CsvSource({"channel, 42", "group, chat_id:42", "group, 42"})
    void aGroupMayBeNamedByDigitsOrAsAChatId(String kind, String id) {
        assertThat(routed.group(42, """
                bindings:
                  - {agentId: ops, match: {channel: iMessage, peer: {kind: %s, id: "%s"}}}
                """.formatted(kind, id)).agent().id()).isEqualTo("ops");
    }

    @ParameterizedTest
    @CsvSource({"direct, +1 (555) 700-0001", "dm, +15557000001", "direct, imessage:+15557000001"})
    void aPersonMayBeNamedInAnySpelling(String kind, String id) {
        assertThat(routed.direct("+15557000001", """
                bindings:
                  - {agentId: ops, match: {channel: imessage, peer: {kind: %s, id: "%s"}}}
                """.formatted(kind, id))
                        .agent()
                        .id())
                .isEqualTo("ops");
    }

    @Test
    void aBindingWithoutAccountMeansTheDefaultAccountOnly() {
        GatewayConfig config = Routed.config(
                "bindings: [{agentId: ops, match: {channel: imessage, peer: {kind: direct, id: \"*\"}}}]");
        InboundMessage onWork = Messages.direct().account("work").build();

        Route route = routed.router.route(onWork, Conversation.direct(onWork.account(), onWork.from()), config);

        assertThat(route.agent().id()).isEqualTo("main");
    }

    @Test
    void aBindingToAnUnknownAgentUsesTheDefaultAgent() {
        assertThat(routed.group(42, "bindings: [{agentId: ghost, match: {channel: imessage, accountId: \"*\"}}]")
                        .agent()
                        .id())
                .isEqualTo("main");
    }
}
