package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.imsggateway.access.ApproveCommand;
import org.imsggateway.access.PairingService;
import org.imsggateway.delivery.TurnReplies;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.imsggateway.message.OutboundMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;

/** A direct message, from the row to what is handed to Messages. */
class InboundFlowIntegrationTests {

    private static final String ECHO = "agents: {list: [{id: main, runtime: {type: echo}}]}\n";
    private static final String OPEN = ECHO + "channels: {imessage: {dmPolicy: open, allowFrom: [\"*\"]}}";
    private static final String PAIRING = ECHO + "channels: {imessage: {dmPolicy: pairing}}";
    private static final String INBOX =
            "agents: {list: [{id: main, runtime: {type: inbox}}]}\nchannels: {imessage: {dmPolicy: open, allowFrom: [\"*\"]}}";

    @TempDir
    private Path home;

    @SuppressWarnings("NullAway.Init") // every test starts one
    private InboundContext gateway;

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void anAdmittedMessageIsAnsweredWhereItCameFrom() {
        start(OPEN).accept(Messages.direct().row(1).chat(5).text("hi").build());

        assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED answered");
        await().until(() -> gateway.channel().sent().size() == 1);
        OutboundMessage reply = gateway.channel().sent().getFirst();
        assertThat(reply.text()).isEqualTo("hi");
        assertThat(reply.target()).isEqualTo(new ChatTarget.ById(5));
    }

    @Test
    void aGuidThatWasSeenIsNeverHandledAgain() {
        InboundMessage message = Messages.direct().row(1).build();
        start(OPEN).accept(message);
        gateway.outcomes();
        gateway.accept(message);
        gateway.accept(Messages.direct().row(2).text("other").build());

        assertThat(gateway.outcomes()).hasSize(2);
        await().until(() -> gateway.channel().sent().size() == 2);
        assertThat(gateway.channel().texts()).containsExactlyInAnyOrder("hello", "other");
    }

    @Test
    void theResumePointIsPastWhatWasAccepted() {
        start(OPEN)
                .accept(
                        Messages.direct().row(7).build(),
                        Messages.direct().row(9).build());

        assertThat(gateway.bean(InboundPipeline.class).resumePoint(AccountId.DEFAULT))
                .hasValue(9);
    }

    @Test
    void aStrangerGetsOneCodeHoweverManyMessagesComeAtOnce() {
        start(PAIRING)
                .accept(IntStream.rangeClosed(1, 20)
                        .mapToObj(row -> Messages.direct().row(row).build())
                        .toArray(InboundMessage[]::new));

        assertThat(gateway.outcomes().values())
                .containsOnlyOnce("HANDLED pairing: code sent")
                .filteredOn("HANDLED pairing: already pending"::equals)
                .hasSize(19);
        await().until(() -> gateway.channel().sent().size() == 1);
        assertThat(gateway.channel().texts().getFirst()).contains("imsg-gateway pairing approve imessage ");
    }

    @Test
    void anApprovalTakesEffectOnTheNextMessage() {
        start(PAIRING).accept(Messages.direct().row(1).build());
        gateway.outcomes();
        approve();
        gateway.accept(Messages.direct().row(2).text("again").build());

        assertThat(gateway.outcomes()).containsEntry("G-2", "HANDLED answered");
        await().until(() -> gateway.channel().texts().contains("again"));
    }

    @Test
    void whileApprovalsCannotBeReadAPairedSenderWaitsAndIsNoStranger() {
        var retry = new RetryTemplate(RetryPolicy.builder()
                .maxRetries(50)
                .delay(Duration.ofMillis(10))
                .build());
        var failures = new AtomicInteger();
        retry.setRetryListener(new RetryListener() {
            @Override
            public void beforeRetry(RetryPolicy policy, Retryable<?> retryable) {
                failures.incrementAndGet();
                gateway.jdbc()
                        .sql("alter table unreadable rename to approved_sender")
                        .update();
            }
        });
        gateway = InboundContext.retrying(home, PAIRING, retry).start();
        gateway.accept(Messages.direct().row(1).build());
        gateway.outcomes();
        approve();
        gateway.jdbc().sql("alter table approved_sender rename to unreadable").update();
        gateway.accept(Messages.direct().row(2).text("again").build());

        assertThat(gateway.outcomes()).containsEntry("G-2", "HANDLED answered");
        assertThat(failures).hasValue(1);
    }

    @Test
    void underAllowlistAStrangerHearsNothing() {
        start(ECHO + "channels: {imessage: {dmPolicy: allowlist, allowFrom: [\"+15557000009\"]}}")
                .accept(Messages.direct().row(1).build());

        assertThat(gateway.outcomes()).containsEntry("G-1", "DROPPED dmPolicy blocked");
        assertThat(gateway.channel().sent()).isEmpty();
    }

    @Test
    void underDisabledNobodyIsHeard() {
        start(ECHO + "channels: {imessage: {dmPolicy: disabled, allowFrom: [\"*\"]}}")
                .accept(Messages.direct().row(1).build());

        assertThat(gateway.outcomes()).containsEntry("G-1", "DROPPED dmPolicy disabled");
    }

    @Test
    void ourOwnRowsAndMessagesWithoutTextAreNotAnswered() {
        start(OPEN)
                .accept(
                        Messages.direct().row(1).fromMe().build(),
                        Messages.direct().row(2).text(" ").build());

        assertThat(gateway.outcomes())
                .containsEntry("G-1", "DROPPED from me")
                .containsEntry("G-2", "DROPPED empty body");
        assertThat(gateway.channel().sent()).isEmpty();
    }

    @Test
    void repliesOfOneConversationKeepTheOrderOfItsMessages() {
        start(OPEN)
                .accept(IntStream.rangeClosed(1, 30)
                        .mapToObj(row ->
                                Messages.direct().row(row).text("t" + row).build())
                        .toArray(InboundMessage[]::new));

        gateway.outcomes();
        await().until(() -> gateway.channel().sent().size() == 30);
        assertThat(gateway.channel().texts())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 30).mapToObj(row -> "t" + row).toList());
    }

    @Test
    void theInboxKeepsAMessageUntilItsTurnIsAnswered() {
        start(INBOX).accept(Messages.direct().row(1).build());
        assertThat(gateway.outcomes()).containsEntry("G-1", "WAITING waiting for an answer");
        String turnId = String.valueOf(gateway.entries().getFirst().turnId());

        TurnReplies turns = gateway.bean(TurnReplies.class);
        TurnReplies.TurnTarget turn = turns.resolve(turnId).orElseThrow();

        assertThat(turns.answered(turn, "m-1", "yes")).isTrue();
        assertThat(turns.answered(turn, "m-2", "no")).isFalse();
        assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED answered through the API");
        assertThat(turns.resolve(turnId)).isEmpty();
    }

    @Test
    void anAgentThatFailsLeavesTheMessageForTheOperatorAndTellsTheSenderOnce() {
        start("agents: {list: [{id: main, runtime: {type: webhook, url: \"http://127.0.0.1:9/\", retries: 0}}]}\n"
                        + "channels: {imessage: {dmPolicy: open, allowFrom: [\"*\"]}}")
                .accept(Messages.direct().row(1).build());

        assertThat(gateway.outcomes().get("G-1")).startsWith("DEAD agent failed: ");
        await().until(() -> gateway.channel().sent().size() == 1);
        assertThat(gateway.channel().texts().getFirst()).startsWith("Sorry");
    }

    @Test
    void whatWasStoredButNotFinishedIsTakenUpAtTheNextStart() {
        start(OPEN);
        gateway.close();
        try (var store = org.imsggateway.database.TestStore.sqlite(home)) {
            var repository = new InboundJournalRepository(
                    store.jdbc(),
                    tools.jackson.databind.json.JsonMapper.builder().build());
            InboundMessage message = Messages.direct().row(1).build();
            repository.insert(
                    message,
                    org.imsggateway.message.Conversation.direct(message.account(), message.from()),
                    message.guid());
        }
        start(OPEN);

        assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED answered");
    }

    @Test
    void aGroupThatNeedsAMentionIsNotAnsweredAndOneThatDoesNotIs() {
        start(ECHO + """
                channels:
                  imessage:
                    groupPolicy: open
                    groups: {"42": {}, "43": {requireMention: false}}
                messages: {groupChat: {mentionPatterns: [clawd]}}
                """)
                .accept(
                        Messages.inGroup(42).row(1).build(),
                        Messages.inGroup(43).row(2).build());

        assertThat(gateway.outcomes())
                .containsEntry("G-1", "DROPPED no mention")
                .containsEntry("G-2", "HANDLED answered");
    }

    @Test
    void withARetentionOfNothingTheTextGoesWhenTheMessageIsFinished() {
        start(OPEN + "\ngateway: {retention: 0}")
                .accept(Messages.direct().row(1).build());

        assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED answered");
        assertThat(gateway.entries().getFirst().text()).isNull();
        await().until(() -> gateway.channel().texts().contains("hello"));
    }

    @Test
    void whatWasSaidIsClearedWhenItsTimeIsOverButTheGuidStays() {
        start(OPEN).accept(Messages.direct().row(1).build());
        gateway.outcomes();
        finishedDaysAgo(31);

        expire();

        assertThat(gateway.entries().getFirst().text()).isNull();
        gateway.accept(Messages.direct().row(1).build());
        assertThat(gateway.entries()).hasSize(1);
    }

    @Test
    void theGuidOfAMessageGoesNinetyDaysAfterItsText() {
        start(OPEN).accept(Messages.direct().row(1).build());
        gateway.outcomes();
        finishedDaysAgo(119);
        expire();
        assertThat(gateway.entries()).hasSize(1);

        finishedDaysAgo(121);
        expire();
        assertThat(gateway.entries()).isEmpty();
    }

    @Test
    void ofRecordsThatCouldNotBeUnderstoodOnlyTheLastAreKept() {
        start(OPEN);
        gateway.jdbc().sql("""
                        insert into malformed_record (account, evidence, received_at)
                        with recursive n(i) as (select 1 union all select i + 1 from n where i < 10350)
                        select 'default', 'row ' || i, %d from n""".formatted(Instant.now().toEpochMilli())).update();
        expire();

        assertThat(gateway.jdbc()
                        .sql("select count(*) || ' from ' || min(id) from malformed_record")
                        .query(String.class)
                        .single())
                .isEqualTo(InboundRetention.MOST_MALFORMED + " from 351");
    }

    private void finishedDaysAgo(int days) {
        gateway.jdbc()
                .sql("update inbound set finished_at = :then")
                .param("then", Instant.now().minus(Duration.ofDays(days)).toEpochMilli())
                .update();
    }

    @Test
    void aMessageThatNobodyAnswersEndsWithAReasonWhenItsTimeIsOver() {
        start(INBOX);
        gateway.accept(Messages.direct().row(1).build());
        assertThat(gateway.outcomes()).containsEntry("G-1", "WAITING waiting for an answer");
        var retention = gateway.bean(UnansweredRetention.class);

        assertThat(retention.expire(Instant.now().plus(Duration.ofDays(29)), Duration.ofDays(30)))
                .isFalse();
        assertThat(gateway.outcomes()).containsEntry("G-1", "WAITING waiting for an answer");
        retention.expire(Instant.now().plus(Duration.ofDays(31)), Duration.ofDays(30));
        assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED never answered");
    }

    @Test
    void aMessageThatWasRetriedLateMayWaitForItsAnswerAsLongAsAnyOther() {
        start(INBOX);
        gateway.accept(Messages.direct().row(1).build());
        gateway.outcomes();
        gateway.jdbc().sql("update inbound set received_at = 0, state = 'DEAD'").update();
        var journal = gateway.bean(InboundJournal.class);
        assertThat(journal.reopen(journal.entry(1).orElseThrow())).isTrue();
        gateway.bean(InboundConductor.class).takeUp(journal.entry(1).orElseThrow());
        assertThat(gateway.outcomes()).containsEntry("G-1", "WAITING waiting for an answer");

        gateway.bean(UnansweredRetention.class).expire(Instant.now(), Duration.ofDays(30));
        assertThat(gateway.outcomes()).containsEntry("G-1", "WAITING waiting for an answer");
    }

    @Test
    void everyDecisionKeepsItsTrace() {
        start(PAIRING).accept(Messages.direct().row(1).build());
        gateway.outcomes();

        assertThat(gateway.bean(InboundEntriesRepository.class)
                        .trace(gateway.entries().getFirst().id()))
                .isNotEmpty()
                .last()
                .satisfies(step -> assertThat(step.key()).isEqualTo("channels.imessage.dmPolicy"));
    }

    private InboundContext start(String yaml) {
        gateway = InboundContext.in(home, yaml).start();
        return gateway;
    }

    private void approve() {
        PairingService pairing = gateway.bean(PairingService.class);
        String code = pairing.pending(null).requests().getFirst().code();
        pairing.approve(new ApproveCommand(code, null, false, null, "cli"));
    }

    private void expire() {
        InboundRetention retention = gateway.bean(InboundRetention.class);
        while (retention.expire(Instant.now(), Duration.ofDays(30))) {
            // Until nothing is left.
        }
    }
}
