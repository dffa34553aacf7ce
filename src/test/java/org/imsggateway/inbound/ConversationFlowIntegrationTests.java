package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.imsggateway.delivery.Reply;
import org.imsggateway.delivery.ReplyDispatcher;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;
import org.imsggateway.session.SessionKey;
import org.imsggateway.session.Sessions;
import org.imsggateway.session.Transcript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes a conversation of messages: context, bursts, commands, sessions, loops. */
class ConversationFlowIntegrationTests {

    private static final String ECHO = "agents: {list: [{id: main, runtime: {type: echo}}]}\n";
    private static final String OPEN = ECHO + "channels: {imessage: {dmPolicy: open, allowFrom: ['*']}}\n";
    private static final String GROUP =
            ECHO + "channels: {imessage: {groupPolicy: open}}\nmessages: {groupChat: {mentionPatterns: [clawd]}}\n";
    private static final SessionKey GROUP_SESSION = new SessionKey("agent:main:imessage:group:42");
    private static final SessionKey MAIN = new SessionKey("agent:main:main");

    @TempDir
    private Path home;

    private final SettableClock clock = new SettableClock("2026-03-04T12:00:00Z");

    @SuppressWarnings("NullAway.Init") // every test starts one
    private InboundContext gateway;

    @AfterEach
    void stop() {
        gateway.close();
    }

    private InboundContext start(String yaml) {
        gateway = InboundContext.in(home, yaml, clock).start();
        return gateway;
    }

    private static Messages.Builder group(long row, String text) {
        return Messages.inGroup(42).row(row).text(text);
    }

    private void say(Messages.Builder... messages) {
        for (Messages.Builder message : messages) {
            gateway.accept(message.build());
        }
        gateway.outcomes();
    }

    /** What an agent has been given and has said in a session. */
    private List<String> transcript(SessionKey key) {
        String incarnation =
                gateway.bean(Sessions.class).find(key).orElseThrow().incarnation();
        return gateway.bean(Transcript.class).recent(key, incarnation, OptionalInt.empty()).stream()
                .map(Transcript.Entry::text)
                .toList();
    }

    @Test
    void whatAGroupSaidWithoutAMentionIsContextOfTheNextTurnAndOfNoOther() {
        start(GROUP);
        say(group(1, "a"), group(2, "b"), group(3, "clawd sum up"), group(4, "clawd again"));

        assertThat(transcript(GROUP_SESSION).get(0).lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("[Said here since your last answer"),
                        line -> assertThat(line).endsWith("+15557000002: a [id:G-1]"),
                        line -> assertThat(line).endsWith("+15557000002: b [id:G-2]"),
                        line -> assertThat(line).isEmpty(),
                        line -> assertThat(line).isEqualTo("[The message to answer]"),
                        line -> assertThat(line).endsWith("+15557000002: clawd sum up"));
        assertThat(transcript(GROUP_SESSION).get(2)).doesNotContain("Said here").endsWith("clawd again");
    }

    @Test
    void onlyTheNewestMessagesUpToTheLimitAreKeptAsContext() {
        start(GROUP.replace("groupPolicy: open", "groupPolicy: open, historyLimit: 2"));
        say(group(1, "a"), group(2, "b"), group(3, "c"), group(4, "clawd sum up"));

        assertThat(transcript(GROUP_SESSION).getFirst())
                .doesNotContain(": a [")
                .contains(": b [")
                .contains(": c [");
    }

    @Test
    void withALimitOfNothingThereIsNoContext() {
        start(GROUP.replace("groupPolicy: open", "groupPolicy: open, historyLimit: 0"));
        say(group(1, "a"), group(2, "clawd sum up"));

        assertThat(transcript(GROUP_SESSION).getFirst()).doesNotContain("Said here");
    }

    @Test
    void aPhotoWithoutAMentionIsContextByItsPlaceholder() {
        start(GROUP.replace("groupPolicy: open", "groupPolicy: open, includeAttachments: true"));
        say(group(1, "").file("image/png"), group(2, "clawd what is it"));

        assertThat(transcript(GROUP_SESSION).getFirst()).contains("<media:image> [id:G-1]");
    }

    @Test
    void whatWasDroppedForAnotherReasonIsNoContext() {
        start(GROUP);
        say(group(1, "<think>secret"), group(2, "/status"), group(3, "clawd sum up"));

        assertThat(transcript(GROUP_SESSION).getFirst())
                .doesNotContain("secret")
                .doesNotContain("/status");
    }

    @Test
    void contextIsUsedUpByATurnThatIsNotAnswered() {
        start(GROUP.replace("type: echo", "type: inbox"));
        say(group(1, "a"), group(2, "clawd sum up"), group(3, "clawd again"));

        assertThat(transcript(GROUP_SESSION)).hasSize(2);
        assertThat(transcript(GROUP_SESSION).get(0)).contains(": a [id:G-1]");
        assertThat(transcript(GROUP_SESSION).get(1)).doesNotContain("Said here");
    }

    @Test
    void ofTheContextAnAgentIsShownTwentyEntriesEachCutAtTwoThousandCharacters() {
        start(GROUP);
        IntStream.rangeClosed(1, 21).forEach(row -> say(group(row, "x".repeat(3000))));
        say(group(22, "clawd sum up"));

        assertThat(transcript(GROUP_SESSION).getFirst())
                .doesNotContain("[id:G-1]")
                .contains(": " + "x".repeat(2000) + " [id:G-2]")
                .contains("[id:G-21]");
    }

    @Test
    void contextSurvivesARestart() {
        start(GROUP);
        say(group(1, "a"));
        gateway.close();
        start(GROUP);
        say(group(2, "clawd sum up"));

        assertThat(transcript(GROUP_SESSION).getFirst()).contains(": a [id:G-1]");
    }

    @Test
    void aQuoteFollowsTheTextAndIsHiddenWhereItsAuthorIsNotListed() {
        start(ECHO + """
                channels: {imessage: {groupPolicy: allowlist, groupAllowFrom: ['+15557000002'], contextVisibility: allowlist}}
                """);
        say(group(1, "hi").replyTo("3", "q", "+15557000002"), group(2, "ho").replyTo("3", "secret", "+15557000009"));

        assertThat(transcript(GROUP_SESSION).get(0)).endsWith("hi\n\n[Replying to +15557000002 id:3]\nq\n[/Replying]");
        assertThat(transcript(GROUP_SESSION).get(2)).endsWith("ho");
    }

    @Test
    void messagesInQuickSuccessionAreAnsweredAsOne() {
        start(OPEN + "messages: {inbound: {debounceMs: 1500}}");
        gateway.accept(Messages.direct().row(1).text("a").build());
        gateway.accept(Messages.direct().row(2).text("b").build());
        clock.advance(Duration.ofMillis(1500));
        gateway.bean(InboundConductor.class).releaseBursts();

        assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED joined").containsEntry("G-2", "HANDLED answered");
        await().until(() -> gateway.channel().texts().equals(List.of("a\nb")));
    }

    @Test
    void aMessageThatWasJoinedIsNotHandledAgain() {
        start(OPEN + "messages: {inbound: {debounceMs: 1500}}");
        InboundMessage first = Messages.direct().row(1).text("a").build();
        gateway.accept(first);
        gateway.accept(Messages.direct().row(2).text("b").build());
        clock.advance(Duration.ofMillis(1500));
        gateway.bean(InboundConductor.class).releaseBursts();
        gateway.outcomes();
        gateway.accept(first);
        clock.advance(Duration.ofMillis(1500));
        gateway.bean(InboundConductor.class).releaseBursts();

        assertThat(gateway.outcomes()).hasSize(2).containsEntry("G-1", "HANDLED joined");
        assertThat(transcript(MAIN)).hasSize(2);
    }

    @Test
    void aBurstThatAStopInterruptsIsAnsweredAfterTheNextStart() {
        start(OPEN + "messages: {inbound: {debounceMs: 1500}}");
        gateway.accept(Messages.direct().row(1).text("a").build());
        gateway.accept(Messages.direct().row(2).text("b").build());
        gateway.close();
        start(OPEN);

        assertThat(gateway.outcomes())
                .containsEntry("G-1", "HANDLED answered")
                .containsEntry("G-2", "HANDLED answered");
    }

    @Test
    void aCommandIsAnsweredWithoutAnAgentAndANewSessionBeginsWithTheRest() {
        start(OPEN);
        say(Messages.direct().row(1).text("first"), Messages.direct().row(2).text("/new plan my day"));
        say(Messages.direct().row(3).text("/whoami"));

        assertThat(gateway.outcomes()).containsEntry("G-3", "HANDLED command answered");
        assertThat(transcript(MAIN)).hasSize(2).last().isEqualTo("plan my day");
        assertThat(transcript(MAIN)).noneMatch(text -> text.contains("first"));
    }

    @Test
    void aCommandOfSomeoneWhoMayNotIsIgnoredInSilenceInADirectChat() {
        start(OPEN + "commands: {allowFrom: {imessage: ['+15557000009']}}");
        say(Messages.direct().row(1).text("/status"));

        assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED command ignored (unauthorized)");
        assertThat(gateway.channel().sent()).isEmpty();
    }

    @Test
    void aResetTriggerCountsAfterTheMention() {
        start(ECHO + """
                channels: {imessage: {groupAllowFrom: ['+15557000002']}}
                messages: {groupChat: {mentionPatterns: ['@?clawd']}}
                """);
        say(group(1, "@clawd hello"), group(2, "@clawd /new"));

        assertThat(gateway.outcomes()).containsEntry("G-2", "HANDLED command answered");
        assertThat(transcript(GROUP_SESSION)).isEmpty();
    }

    @Test
    void aNewSessionBeginsWithAsManyEarlierMessagesAsConfigured() {
        InboundMessage theirs = Messages.direct().row(1).text("earlier").build();
        InboundMessage ours =
                Messages.direct().row(2).fromMe().text("our answer").build();
        gateway = InboundContext.in(
                        home, OPEN.replace("allowFrom: ['*']", "allowFrom: ['*'], dmHistoryLimit: 5"), clock)
                .hadBefore(theirs, ours)
                .start();
        say(Messages.direct().row(3).text("now"), Messages.direct().row(4).text("and now"));

        assertThat(transcript(MAIN)).startsWith("earlier", "our answer").hasSize(6);
    }

    @Test
    void withoutALimitNothingIsReadFromBefore() {
        gateway = InboundContext.in(home, OPEN, clock)
                .hadBefore(Messages.direct().row(1).text("earlier").build())
                .start();
        say(Messages.direct().row(3).text("now"));

        assertThat(transcript(MAIN)).noneMatch(text -> text.contains("earlier"));
    }

    @Test
    void aLoopIsHeldBackAndAnOperatorCanReleaseIt() {
        start(OPEN);
        for (int row = 1; row <= 5; row++) {
            say(Messages.direct().row(row).text("<think>" + row));
        }
        say(Messages.direct().row(6).text("really me"));
        assertThat(gateway.outcomes()).containsEntry("G-6", "HELD rate limited");

        gateway.bean(InboundController.class).retry(gateway.entries().getFirst().id());
        assertThat(gateway.outcomes()).containsEntry("G-6", "HANDLED answered");
    }

    @Test
    void aLoopIsOverAMinuteAfterItsBurst() {
        start(OPEN);
        for (int row = 1; row <= 5; row++) {
            say(Messages.direct().row(row).text("<think>" + row));
        }
        clock.advance(Duration.ofSeconds(61));
        say(Messages.direct().row(6).text("really me"));

        assertThat(gateway.outcomes()).containsEntry("G-6", "HANDLED answered");
    }

    @Test
    void aNoteToSelfIsAnsweredOnceThoughMessagesShowsItTwice() {
        start(OPEN);
        Messages.Builder note =
                Messages.direct().from("me@x.example").to("me@x.example").text("buy milk");
        say(note.row(1).fromMe());
        say(Messages.direct()
                .from("me@x.example")
                .to("me@x.example")
                .text("buy milk")
                .row(2));

        assertThat(gateway.outcomes())
                .containsEntry("G-1", "HANDLED answered")
                .containsEntry("G-2", "DROPPED self-chat echo");
    }

    @Test
    void ourAnswerToANoteIsNotAnsweredInEitherOfItsCopies() {
        start(OPEN);
        Messages.Builder self = Messages.direct().from("me@x.example").to("me@x.example");
        say(self.row(1).text("buy milk").fromMe());
        await().until(() -> gateway.channel().guids().size() == 1);
        say(self.row(2).guid(gateway.channel().guids().getFirst()).text("buy milk!"));
        Messages.Builder copy = Messages.direct().from("me@x.example").to("me@x.example");
        say(copy.row(3).text("buy milk!"));

        assertThat(gateway.outcomes())
                .containsEntry(gateway.channel().guids().getFirst(), "DROPPED agent echo in self-chat")
                .containsEntry("G-3", "DROPPED self-chat echo");
    }

    @Test
    void whatMayBeANoteToSelfIsRememberedThoughItIsNotAnswered() {
        start(OPEN);
        say(
                Messages.direct().row(1).text("note").fromMe(),
                Messages.direct().row(2).text("note"));

        assertThat(gateway.outcomes())
                .containsEntry("G-1", "DROPPED from me")
                .containsEntry("G-2", "DROPPED self-chat echo");
    }

    @Test
    void aPhotoThatWeSentIsKnownByItsPlaceholderWhenItComesBack() throws IOException {
        start(OPEN.replace("allowFrom: ['*']", "allowFrom: ['*'], includeAttachments: true"));
        InboundMessage back =
                Messages.direct().row(0).guid("").text("").file("image/png").build();
        Path photo = Files.write(home.resolve("photo.png"), new byte[] {1});
        gateway.bean(ReplyDispatcher.class)
                .dispatch(new Reply(
                        Conversation.direct(back.account(), back.from()),
                        new ChatTarget.ById(5),
                        "",
                        List.of(photo),
                        Reply.Origin.API,
                        null,
                        null));
        await().until(() -> gateway.channel().sent().size() == 1);
        gateway.accept(back);

        assertThat(gateway.outcomes()).containsValue("DROPPED echo").hasSize(1);
    }

    @Test
    void anAnswerToALongTalkDoesNotSilenceTheOneWhoGotIt() {
        start(OPEN.replace("allowFrom: ['*']", "allowFrom: ['*'], textChunkLimit: 2"));
        say(Messages.direct().row(1).text("aabbccddeeff"));
        await().until(() -> gateway.jdbc()
                .sql("select count(*) from outbox_piece where state = 'SENT'")
                .query(Long.class)
                .single()
                .equals(6L));
        long row = 2;
        for (String guid : gateway.channel().guids()) {
            say(Messages.direct().row(row++).guid(guid).fromMe().text("our own"));
        }
        say(Messages.direct().row(99).text("hi"));

        assertThat(gateway.outcomes()).containsEntry("G-99", "HANDLED answered");
    }

    @Test
    void ourAnswerToANoteIsKnownByTheOutboxWhenTheMemoryIsGone() {
        start(OPEN);
        gateway.jdbc().sql("""
                        insert into outbox_message (id, account, conversation, target, service, region, origin, fingerprint, created_at)
                        values ('m', 'default', 'default/dm:me@x.example', 'chat_id:5', 'AUTO', 'US', 'AGENT', 'f', 1)""").update();
        gateway.jdbc().sql("""
                        insert into outbox_piece (message_id, piece, account, conversation, place, state, text, length, attempts, looks)
                        values ('m', 0, 'default', 'default/dm:me@x.example', 1, 'UNKNOWN', 'our answer', 10, 1, 0)""").update();
        say(Messages.direct()
                .from("me@x.example")
                .to("me@x.example")
                .text("our answer")
                .row(1)
                .fromMe());

        assertThat(gateway.outcomes()).containsEntry("G-1", "DROPPED agent echo in self-chat");
    }

    @Test
    void aDeadMessageThatIsRunAgainKeepsWhatItsCommandLeftOfIt() {
        start("agents: {list: [{id: main, runtime: {type: webhook, url: 'http://127.0.0.1:9/', retries: 0}}]}\n"
                + "channels: {imessage: {dmPolicy: open, allowFrom: ['*']}}");
        say(Messages.direct().row(1).text("/new plan my day"));
        String incarnation =
                gateway.bean(Sessions.class).find(MAIN).orElseThrow().incarnation();
        gateway.bean(InboundController.class).retry(gateway.entries().getFirst().id());
        gateway.outcomes();

        assertThat(gateway.outcomes().get("G-1")).startsWith("DEAD");
        assertThat(gateway.bean(Sessions.class).find(MAIN).orElseThrow().incarnation())
                .isEqualTo(incarnation);
    }
}
