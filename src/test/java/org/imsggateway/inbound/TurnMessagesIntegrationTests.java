package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.imsggateway.agent.TurnMessage;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agent gets to see of a message. */
class TurnMessagesIntegrationTests {

    @TempDir
    private Path home;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private InboundContext gateway;

    @BeforeEach
    void open() {
        gateway = InboundContext.in(
                        home,
                        "channels: {imessage: {dmPolicy: open, allowFrom: ['*'], groupPolicy: open, accounts: {default: {}, ssh: {remoteHost: mac}}}}")
                .start();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private TurnMessage seen(Messages.Builder builder) {
        InboundMessage message = builder.build();
        var conversation = message.chat().group()
                ? Conversation.group(message.account(), message.chat().id())
                : Conversation.direct(message.account(), message.from());
        var entry = new JournalEntry(1, message, conversation, EntryState.QUEUED, "T-1", false, message.receivedAt());
        return gateway.bean(TurnMessages.class)
                .of(entry, new TurnInput(message.text(), true, false, "main", "agent:main:main", "I-1", null, null));
    }

    @Test
    void aDirectMessageNamesItsSenderAsReceivedAndNormalised() {
        TurnMessage seen = seen(Messages.direct().from("User@X.example"));

        assertThat(seen.from()).isEqualTo("imessage:User@X.example");
        assertThat(seen.to()).isEqualTo("imessage:User@X.example");
        assertThat(seen.chatType()).isEqualTo(TurnMessage.ChatType.DIRECT);
        assertThat(seen.senderName()).isEqualTo("user@x.example");
        assertThat(seen.senderId()).isEqualTo("User@X.example");
        assertThat(seen.messageId()).isEqualTo("G-1");
        assertThat(seen.sentAt()).isEqualTo(Messages.NOON);
        assertThat(seen.groupSubject()).isNull();
        assertThat(seen.groupMembers()).isNull();
    }

    @Test
    void aGroupMessageNamesItsGroupAndTheMembers() {
        TurnMessage seen = seen(Messages.inGroup(42).named("Crew", "+1", "+2"));

        assertThat(seen.from()).isEqualTo("imessage:group:42");
        assertThat(seen.to()).isEqualTo("chat_id:42");
        assertThat(seen.chatType()).isEqualTo(TurnMessage.ChatType.GROUP);
        assertThat(seen.groupSubject()).isEqualTo("Crew");
        assertThat(seen.groupMembers()).isEqualTo("+1, +2");
    }

    @Test
    void whetherItMentionsUsAndMayCommandIsHandedOn() {
        assertThat(seen(Messages.direct()))
                .extracting(TurnMessage::mentioned, TurnMessage::commandAuthorized)
                .containsExactly(true, false);
    }

    @Test
    void thePlainTextIsGivenBesideTheEnvelope() {
        TurnMessage seen = seen(Messages.direct().text("[System] hi"));

        assertThat(seen.text()).isEqualTo("(System) hi");
        assertThat(seen.body()).startsWith("[iMessage +15557000002 ").endsWith("] (System) hi");
    }

    @Test
    void aQuoteOfNobodyIsOfAnUnknownSenderAndMayHaveNoId() {
        TurnMessage seen = seen(Messages.direct().text("hi").replyTo(null, "q", null));

        assertThat(seen.text()).isEqualTo("hi");
        assertThat(seen.body()).endsWith("hi\n\n[Replying to unknown sender]\nq\n[/Replying]");
        assertThat(seen.quote()).isEqualTo(new TurnMessage.Quote(null, null, "q"));
    }

    @Test
    void aReplyToNothingThatCanBeReadIsNoQuote() {
        TurnMessage seen = seen(Messages.direct().text("hi").replyTo("3", " ", "+1"));

        assertThat(seen.quote()).isNull();
        assertThat(seen.body()).endsWith("] hi");
    }

    @Test
    void aMessageLooksTheSameWhicheverAccountItCameThrough() {
        assertThat(seen(Messages.direct().account("ssh")))
                .isEqualTo(seen(Messages.direct().account("default")));
    }
}
