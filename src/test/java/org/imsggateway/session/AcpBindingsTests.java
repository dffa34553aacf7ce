package org.imsggateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.imsggateway.config.AcpMode;
import org.imsggateway.config.AgentRuntime;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations that the configuration binds to an ACP agent. */
class AcpBindingsTests {

    private final Routed routed = new Routed();

    private static String bound(String match) {
        return "bindings: [{type: acp, agentId: codex, match: {channel: imessage, %s}}]".formatted(match);
    }

    private Route route(InboundMessage message, String yaml) {
        Conversation conversation = message.chat().group()
                ? Conversation.group(message.account(), message.chat().id())
                : Conversation.direct(message.account(), message.from());
        return routed.router.route(message, conversation, Routed.config(yaml));
    }

    private static InboundMessage inGroup() {
        return Messages.inGroup(123)
                .chatGuid("iMessage;+;Q")
                .identifier("chat8812")
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123",
                "'chat_id:123'",
                "'chat:123'",
                "'sms:chat:123'",
                "'chat_guid:iMessage;+;Q'",
                "'chat_identifier:chat8812'"
            })
    void aGroupIsFoundByAnyOfItsIdentities(String id) {
        Route route = route(inGroup(), bound("peer: {kind: group, id: %s}".formatted(id)));
        assertThat(route.agent().id()).isEqualTo("codex");
        assertThat(route.session().isAcp()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'+1 (555) 555-0123'", "'imessage:+15555550123'", "'chat_id:7'", "'chat_guid:iMessage;-;x'"})
    void aDirectConversationIsFoundByItsPersonOrItsChat(String id) {
        InboundMessage message = Messages.direct()
                .from("+15555550123")
                .chat(7)
                .chatGuid("iMessage;-;x")
                .build();
        assertThat(route(message, bound("peer: {kind: direct, id: %s}".formatted(id)))
                        .agent()
                        .id())
                .isEqualTo("codex");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'124'", "'chat_guid:iMessage;+;R'", "'+123'"})
    void otherConversationsKeepTheirRoute(String id) {
        assertThat(route(inGroup(), bound("peer: {kind: group, id: %s}".formatted(id)))
                        .agent()
                        .id())
                .isEqualTo("main");
    }

    @ParameterizedTest
    @CsvSource({"default, 123, 905596983631bbc5", "work, 9, c681c8525b1197d9"})
    void theSessionOfAGroupIsNamedByAccountAndConversation(String account, long chat, String digest) {
        InboundMessage message = Messages.inGroup(chat).account(account).build();
        assertThat(route(message, bound("accountId: '*', peer: {kind: group, id: '%d'}".formatted(chat)))
                        .session()
                        .value())
                .isEqualTo("agent:codex:acp:binding:imessage:%s:%s", account, digest);
    }

    @Test
    void theSessionOfAPersonIsNamedByAccountAndHandle() {
        InboundMessage message = Messages.direct().from("+15555550123").build();
        assertThat(route(message, bound("peer: {kind: direct, id: '+15555550123'}"))
                        .session()
                        .value())
                .endsWith(":default:34ef3bc043798efd");
    }

    @Test
    void theBindingThatNamesTheAccountGoesBeforeTheOneForAny() {
        String yaml = """
                bindings:
                  - {type: acp, agentId: any, match: {channel: imessage, accountId: "*", peer: {kind: group, id: "123"}}}
                  - {type: acp, agentId: exact, match: {channel: imessage, accountId: work, peer: {kind: group, id: "123"}}}
                """;
        assertThat(route(Messages.inGroup(123).account("work").build(), yaml)
                        .agent()
                        .id())
                .isEqualTo("exact");
        assertThat(route(Messages.inGroup(123).build(), yaml).agent().id()).isEqualTo("any");
    }

    @Test
    void aBindingWithoutAnAccountMeansTheDefaultOne() {
        assertThat(route(Messages.inGroup(123).account("work").build(), bound("peer: {kind: group, id: '123'}"))
                        .agent()
                        .id())
                .isEqualTo("main");
    }

    @Test
    void whatABindingSaysGoesBeforeWhatItsAgentSays() {
        String yaml = """
                agents: {list: [{id: codex, runtime: {type: acp, acp: {mode: persistent, cwd: /a, backend: own}}}]}
                acp: {backend: general}
                bindings:
                  - type: acp
                    agentId: codex
                    match: {channel: imessage, peer: {kind: group, id: "123"}}
                    acp: {mode: oneshot}
                """;
        InboundMessage message = inGroup();
        Route route = routed.router.route(
                message,
                Conversation.group(message.account(), 123),
                GatewayConfig.parse("channels: {imessage: {}}\n" + yaml));
        AgentRuntime.Acp runtime = (AgentRuntime.Acp) route.agent().runtime();
        assertThat(runtime.mode()).isEqualTo(AcpMode.ONESHOT);
        assertThat(runtime.cwd()).isEqualTo("/a");
        assertThat(runtime.backend()).isEqualTo("own");
        assertThat(runtime.agent()).isEqualTo("codex");
    }

    @Test
    void bindingsOfTypeAcpTakeNoPartInTheTiersOfRoutes() {
        assertThat(route(Messages.inGroup(42).build(), bound("peer: {kind: group, id: '43'}"))
                        .session()
                        .value())
                .isEqualTo("agent:main:imessage:group:42");
    }
}
