package org.imsggateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which conversations share a session, and where answers go. */
class SessionRouterTests {

    private final Routed routed = new Routed();

    @ParameterizedTest
    @CsvSource({
        "main, agent:main:main",
        "per-peer, agent:main:direct:ana@b.example",
        "per-channel-peer, agent:main:imessage:direct:ana@b.example",
        "per-account-channel-peer, agent:main:imessage:default:direct:ana@b.example"
    })
    void theDmScopeDecidesWhatDirectMessagesShareASession(String scope, String key) {
        assertThat(routed.direct("Ana@B.example", "session: {dmScope: " + scope + "}")
                        .session()
                        .value())
                .isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "per-peer", "per-channel-peer", "per-account-channel-peer"})
    void aGroupHasASessionOfItsOwnWhateverTheDmScope(String scope) {
        assertThat(routed.group(42, "session: {dmScope: " + scope + "}")
                        .session()
                        .value())
                .isEqualTo("agent:main:imessage:group:42");
    }

    @Test
    void groupsShareTheMainSessionWhereGroupScopeSaysSo() {
        assertThat(routed.group(42, "session: {groupScope: main}").session().value())
                .isEqualTo("agent:main:main");
    }

    @Test
    void theAccountIsNoPartOfAGroupsSession() {
        InboundMessage message = Messages.inGroup(42).account("work").build();
        assertThat(routed.router
                        .route(message, Conversation.group(message.account(), 42), Routed.config(""))
                        .session()
                        .value())
                .isEqualTo("agent:main:imessage:group:42");
    }

    @Test
    void groupsNeverShareTheMainSessionAndDirectMessagesOfAllSendersDo() {
        assertThat(routed.direct("+15557000001", "").session())
                .isEqualTo(routed.direct("+15557000002", "").session());
        assertThat(routed.group(42, "").session())
                .isNotEqualTo(routed.direct("+15557000001", "").session())
                .isNotEqualTo(routed.group(43, "").session());
    }

    @Test
    void theMainKeyNamesTheMainSession() {
        assertThat(routed.direct("+1", "session: {mainKey: home}").session().value())
                .isEqualTo("agent:main:home");
    }

    @Test
    void linkedHandlesShareOneSessionUnderThePersonsName() {
        assertThat(routed.direct(
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
        assertThat(routed.direct("+15557000001", yaml).session().value()).isEqualTo(key);
    }

    @Test
    void aReplyGoesToTheGroupItCameFrom() {
        assertThat(routed.group(42, "session: {groupScope: main}").replyTo()).isEqualTo(new ChatTarget.ById(42));
    }

    @Test
    void aReplyGoesByTheChatNumberWhereItIsKnown() {
        assertThat(routed.direct("+15557000001", "").replyTo()).isEqualTo(new ChatTarget.ById(5));
    }

    @Test
    void withoutAChatNumberTheSenderIsAddressedAsReceived() {
        InboundMessage message = Messages.direct()
                .chat(0)
                .chatGuid("any;-;x")
                .from("Ana@B.example")
                .build();

        Route route =
                routed.router.route(message, Conversation.direct(message.account(), message.from()), Routed.config(""));

        assertThat(route.replyTo().text()).isEqualTo("imessage:Ana@B.example");
    }

    @ParameterizedTest
    @CsvSource({
        "SMS;-;+15557000001, sms:+15557000001",
        "RCS;-;+15557000001, sms:+15557000001",
        "any;-;+15557000001, imessage:+15557000001"
    })
    void withoutAChatNumberAReplyGoesToTheSenderOverTheServiceItCameBy(String guid, String target) {
        InboundMessage message =
                Messages.direct().chat(0).chatGuid(guid).from("+15557000001").build();

        Route route =
                routed.router.route(message, Conversation.direct(message.account(), message.from()), Routed.config(""));

        assertThat(route.replyTo().text()).isEqualTo(target);
    }
}
