package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.imsggateway.message.OutboundMessage;
import org.imsggateway.message.Service;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReplyDispatcherTests {

    private static final Conversation CHAT = DeliveryRig.group(1);

    @TempDir
    Path home;

    private @Nullable DeliveryRig opened;

    private DeliveryRig rig(String settings) {
        opened = new DeliveryRig(TestStore.sqlite(home), TestConfig.account("textChunkLimit: 5" + settings));
        return opened;
    }

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private static List<OutboundMessage> sent(DeliveryRig rig, Reply reply) {
        rig.start();
        String id = rig.dispatch(reply);
        rig.awaitStates(id, rig.states(id).stream().map(_ -> "SENT").toArray(String[]::new));
        return rig.channel.taken();
    }

    private static Reply to(String target, String text, Path... files) {
        var conversation = Conversation.direct(DeliveryRig.ACCOUNT, Handle.of(target));
        return new Reply(conversation, ChatTarget.parse(target), text, List.of(files), Reply.Origin.AGENT, null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "sms,      +15557000001,          SMS",
        "sms,      imessage:+15557000001, IMESSAGE",
        "imessage, auto:+15557000001,     AUTO",
        "sms,      chat_id:5,             SMS",
        "auto,     a@b.example,           AUTO",
    })
    void theServiceIsThatOfTheTargetElseThatOfTheAccount(String service, String target, Service expected) {
        var messages = sent(rig(", service: " + service), to(target, "hi"));
        assertThat(messages).extracting(OutboundMessage::service).containsExactly(expected);
        assertThat(messages).extracting(OutboundMessage::target).containsExactly(ChatTarget.parse(target));
    }

    @Test
    void theRegionIsThatOfTheAccount() {
        assertThat(sent(rig(", region: DE"), to("+15557000001", "hi")))
                .extracting(OutboundMessage::region)
                .containsExactly("DE");
    }

    @Test
    void theChunkModeOfTheAccountHolds() {
        assertThat(sent(rig(", chunkMode: newline"), to("chat_id:1", "a\n\nb")))
                .extracting(OutboundMessage::text)
                .containsExactly("a", "b");
    }

    @Test
    void theFirstFileCarriesTheWholeTextAndTheOthersFollow() {
        var messages = sent(rig(""), to("chat_id:1", "one two three", Path.of("/f/1.png"), Path.of("/f/2.pdf")));
        assertThat(messages).extracting(OutboundMessage::text).containsExactly("one two three", "");
        assertThat(messages)
                .extracting(OutboundMessage::file)
                .containsExactly(Path.of("/f/1.png"), Path.of("/f/2.pdf"));
    }

    private static Reply answer(String text) {
        return new Reply(
                CHAT,
                ChatTarget.parse("chat_id:1"),
                text,
                List.of(),
                Reply.Origin.AGENT,
                null,
                null,
                new Reply.Asked("ASKED", "main"));
    }

    @Test
    void theMessageThatIsAnsweredGoesWithEveryChunk() {
        assertThat(sent(rig(""), answer("[[reply_to_current]] one two")))
                .extracting(OutboundMessage::replyTo)
                .containsExactly("ASKED", "ASKED");
    }

    @Test
    void anAnswerThatChoosesNoMessageIsAPlainOne() {
        assertThat(sent(rig(""), answer("hi")))
                .extracting(OutboundMessage::replyTo)
                .containsOnlyNulls();
    }

    @Test
    void whereRepliesAreSwitchedOffAnAnswerIsAPlainMessage() {
        assertThat(sent(rig(", actions: {reply: false}"), answer("[[reply_to:X]] hi")))
                .extracting(OutboundMessage::text, OutboundMessage::replyTo)
                .containsExactly(tuple("hi", null));
    }

    @Test
    void aPairingTextIsNeverSplit() {
        assertThat(sent(rig(""), DeliveryRig.reply(CHAT, "one two three", Reply.Origin.PAIRING, null)))
                .extracting(OutboundMessage::text)
                .containsExactly("one two three");
    }

    @Test
    void aReplyOfAnAccountThatIsNotConfiguredAnyMoreIsKeptForIt() {
        var gone = Conversation.group(new AccountId("gone"), 1);
        assertThat(sent(rig(""), DeliveryRig.reply(gone, "one two three")).getFirst())
                .satisfies(message -> assertThat(message.text()).isEqualTo("one two three"))
                .satisfies(message -> assertThat(message.region()).isEqualTo("US"))
                .satisfies(message -> assertThat(message.service()).isEqualTo(Service.AUTO));
    }

    @ParameterizedTest
    @EnumSource(Reply.Origin.class)
    void blankTextWithoutAFileIsNothing(Reply.Origin origin) {
        assertThat(rig("").dispatcher.dispatch(DeliveryRig.reply(CHAT, " \u00A0\n", origin, null)))
                .isEqualTo(new Dispatched.NothingToSend());
    }

    @Test
    void anAgentThatHasNothingToSaySendsNothing() {
        assertThat(rig("").dispatcher.dispatch(DeliveryRig.reply(CHAT, "NO_REPLY", Reply.Origin.AGENT, null)))
                .isEqualTo(new Dispatched.NothingToSend());
    }

    @Test
    void aKeyIsGoodForOneMessageOfItsOrigin() {
        var rig = rig("");
        var first = rig.dispatch(DeliveryRig.reply(CHAT, "a", Reply.Origin.API, "k"));
        assertThat(rig.dispatcher.dispatch(DeliveryRig.reply(CHAT, "a", Reply.Origin.API, "k")))
                .isEqualTo(new Dispatched.Repeated(first));
        assertThat(rig.dispatcher.dispatch(DeliveryRig.reply(CHAT, "b", Reply.Origin.API, "k")))
                .isEqualTo(new Dispatched.KeyTaken(first));
        assertThat(rig.dispatcher.dispatch(DeliveryRig.reply(CHAT, "b", Reply.Origin.PAIRING, "k")))
                .isInstanceOf(Dispatched.Queued.class);
    }

    @Test
    void itJoinsTheCallersTransactionAndIsSentOnlyAfterItsCommit() {
        var rig = rig("");
        rig.start();
        String[] ids = new String[2];
        rig.store.transactions().executeWithoutResult(transaction -> {
            ids[0] = rig.say(1, "never");
            transaction.setRollbackOnly();
        });
        rig.store.transactions().executeWithoutResult(_ -> {
            ids[1] = rig.say(1, "one two");
            assertThat(rig.channel.texts()).isEmpty();
        });
        rig.awaitStates(ids[1], "SENT", "SENT");
        assertThat(rig.outbox.status(ids[0])).isEmpty();
        assertThat(rig.channel.texts()).containsExactly("one", "two");
    }
}
