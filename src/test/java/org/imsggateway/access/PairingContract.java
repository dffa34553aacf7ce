package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imsggateway.access.PairingFixture.DEFAULT;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of pairing on every database. */
abstract class PairingContract {

    private static final String ANA = "+15557000009";
    private static final AccountId B = AccountId.of("b");

    private TestStore store;
    private PairingFixture gateway;

    abstract TestStore open();

    @BeforeEach
    void start() {
        store = open();
        gateway = new PairingFixture(store);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private static Arrived from(String sender) {
        return Arrived.direct().from(sender);
    }

    @Test
    void aStrangerWhoWritesTwiceGetsOneCode() {
        assertThat(gateway.ask(from(ANA))).isInstanceOf(PairingOutcome.Created.class);
        assertThat(gateway.ask(from(ANA))).isEqualTo(new PairingOutcome.AlreadyPending(Handle.of(ANA)));
        assertThat(gateway.pairing.pending(null).requests()).hasSize(1);
    }

    @Test
    void whatIsStoredOfARequestIsWhatAnOperatorNeeds() {
        String code = gateway.code(from("+1 (555) 700-0009").in(5, null, null));
        gateway.clock.advance(Duration.ofMinutes(10));
        gateway.ask(from(ANA));
        Instant ten = Instant.parse(PairingFixture.TEN);
        assertThat(gateway.pairing.pending(DEFAULT))
                .isEqualTo(new PairingRequests(
                        "imessage",
                        List.of(new PairingRequests.Pending(
                                ANA,
                                code,
                                "default",
                                "+1 (555) 700-0009",
                                "5",
                                ten,
                                ten.plusSeconds(600),
                                ten.plusSeconds(3600)))));
    }

    @Test
    void anUnknownChatIsStoredAsNone() {
        gateway.ask(from(ANA).in(0, null, null));
        assertThat(gateway.pairing.pending(null).requests().getFirst().chatId()).isNull();
    }

    @Test
    void theCodeGoesToTheChatItCameFrom() {
        var created = (PairingOutcome.Created) gateway.ask(from(ANA).in(5, null, null));
        assertThat(created.to()).isEqualTo(new ChatTarget.ById(5));
    }

    @Test
    void withoutAChatTheCodeGoesToTheSenderAsReceived() {
        var created = (PairingOutcome.Created) gateway.ask(from("Ana@B.example").in(0, null, null));
        assertThat(created.to().text()).isEqualTo("Ana@B.example");
    }

    @Test
    void aRequestLivesOneHourToTheMillisecondWhateverItsSenderWritesMeanwhile() {
        gateway.ask(from(ANA));
        gateway.clock.set("2026-03-01T10:59:00Z");
        gateway.ask(from(ANA));
        gateway.clock.set("2026-03-01T11:00:00Z");
        assertThat(gateway.pairing.pending(null).requests()).hasSize(1);
        gateway.clock.set("2026-03-01T11:00:00.001Z");
        assertThat(gateway.pairing.pending(null).requests()).isEmpty();
    }

    @Test
    void afterItsHourTheSameSenderGetsAnotherCode() {
        String first = gateway.code(from(ANA));
        gateway.clock.advance(Duration.ofMinutes(10));
        assertThat(gateway.ask(from(ANA))).isInstanceOf(PairingOutcome.AlreadyPending.class);
        gateway.clock.advance(Duration.ofHours(2));
        assertThat(gateway.code(from(ANA))).isNotEqualTo(first);
    }

    @Test
    void aFourthSenderGetsNoCodeWhileThreeArePending() {
        List<String> codes = senders("+15557000011", "+15557000012", "+15557000013")
                .map(gateway::code)
                .toList();
        assertThat(gateway.ask(from(ANA))).isEqualTo(new PairingOutcome.Full(Handle.of(ANA)));
        assertThat(gateway.pairing.pending(null).requests()).hasSize(3);
        gateway.approve(codes.getFirst());
        assertThat(gateway.ask(from(ANA))).isInstanceOf(PairingOutcome.Created.class);
    }

    @Test
    void anExpiredRequestMakesRoom() {
        senders("+15557000011", "+15557000012", "+15557000013").forEach(gateway::code);
        gateway.clock.advance(Duration.ofHours(1).plusMillis(1));
        assertThat(gateway.ask(from(ANA))).isInstanceOf(PairingOutcome.Created.class);
    }

    @Test
    void theLimitOfThreeIsPerAccount() {
        senders("+15557000011", "+15557000012", "+15557000013").forEach(gateway::code);
        assertThat(gateway.ask(from(ANA).on("b"))).isInstanceOf(PairingOutcome.Created.class);
    }

    private static Stream<Arrived> senders(String... senders) {
        return Arrays.stream(senders).map(PairingContract::from);
    }

    @Test
    void onePersonInTwoSpellingsIsOneRequest() {
        gateway.ask(from("+1 (555) 700-0009"));
        assertThat(gateway.ask(from(ANA))).isInstanceOf(PairingOutcome.AlreadyPending.class);
    }

    @Test
    void onePersonOnTwoAccountsIsTwoRequests() {
        String first = gateway.code(from(ANA));
        assertThat(gateway.code(from(ANA).on("b"))).isNotEqualTo(first);
        assertThat(gateway.pairing.pending(null).requests()).hasSize(2);
        assertThat(gateway.pairing.pending(B).requests())
                .extracting(PairingRequests.Pending::accountId)
                .containsExactly("b");
    }

    @Test
    void aCodeIsApprovedInAnyCaseAndOnlyOnce() {
        String code = gateway.code(from(ANA));
        String typed = " " + code.toLowerCase(Locale.ROOT) + " ";
        assertThat(gateway.approve(typed)).isEqualTo(new PairingApproval.Approved(DEFAULT, Handle.of(ANA), null));
        assertThat(gateway.approve(typed)).isEqualTo(new PairingApproval.UnknownCode(code));
        assertThat(gateway.pairing.approved(DEFAULT)).containsExactly(Handle.of(ANA));
        assertThat(gateway.pairing.pending(null).requests()).isEmpty();
    }

    @Test
    void aCodeOfAnotherAccountIsUnknownAndNothingChanges() {
        String code = gateway.code(from(ANA));
        assertThat(gateway.approve(code, B)).isInstanceOf(PairingApproval.UnknownCode.class);
        assertThat(gateway.pairing.pending(null).requests()).hasSize(1);
        assertThat(gateway.pairing.approved(DEFAULT)).isEmpty();
        assertThat(gateway.pairing.approved(B)).isEmpty();
    }

    @Test
    void anApprovalCountsOnItsAccountOnly() {
        gateway.approve(gateway.code(from(ANA).on("b")), B);
        assertThat(gateway.pairing.approved(B)).containsExactly(Handle.of(ANA));
        assertThat(gateway.pairing.approved(DEFAULT)).isEmpty();
    }

    @Test
    void anExpiredCodeIsUnknown() {
        String code = gateway.code(from(ANA));
        gateway.clock.advance(Duration.ofHours(1).plusMillis(1));
        assertThat(gateway.approve(code)).isInstanceOf(PairingApproval.UnknownCode.class);
        assertThat(gateway.pairing.approved(DEFAULT)).isEmpty();
    }

    @Test
    void theOlderRequestIsListedFirst() {
        gateway.ask(from(ANA));
        gateway.clock.advance(Duration.ofSeconds(1));
        gateway.ask(from("+15557000001"));
        assertThat(gateway.pairing.pending(null).requests())
                .extracting(PairingRequests.Pending::id)
                .containsExactly(ANA, "+15557000001");
    }

    @Test
    void approvingTheSameSenderTwiceGivesOneEntry() {
        gateway.approve(gateway.code(from(ANA)));
        gateway.approve(gateway.code(from("+1 555 700 0009")));
        assertThat(gateway.pairing.allowlist(null).senders()).hasSize(1);
    }

    @Test
    void whoApprovedWhenAndThroughWhichFaceIsKept() {
        Instant until = Instant.parse("2026-04-01T00:00:00Z");
        gateway.pairing.approve(new ApproveCommand(gateway.code(from(ANA)), null, false, until, "cli"));
        assertThat(gateway.pairing.allowlist(DEFAULT))
                .isEqualTo(new PairingAllowlist(
                        "imessage",
                        List.of(new PairingAllowlist.Approved(
                                ANA, "default", Instant.parse(PairingFixture.TEN), "cli", until))));
        assertThat(gateway.pairing.allowlist(B).senders()).isEmpty();
    }

    @Test
    void aStoreEntryThatWouldMeanEverybodyIsIgnored() {
        store.transactions().executeWithoutResult(_ -> {
            gateway.approvals.put(new Approval(DEFAULT, new Handle("*"), Instant.EPOCH, "api", null));
            gateway.approvals.put(new Approval(DEFAULT, Handle.NONE, Instant.EPOCH, "api", null));
        });
        assertThat(gateway.pairing.approved(DEFAULT)).isEmpty();
        assertThat(gateway.pairing.allowlist(null).senders()).isEmpty();
    }

    @Test
    void anApprovalEndsAfterItsLastMoment() {
        Instant until = Instant.parse("2026-03-01T12:00:00Z");
        gateway.pairing.approve(new ApproveCommand(gateway.code(from(ANA)), null, false, until, "api"));
        gateway.clock.set("2026-03-01T12:00:00Z");
        assertThat(gateway.pairing.approved(DEFAULT)).hasSize(1);
        gateway.clock.set("2026-03-01T12:00:00.001Z");
        assertThat(gateway.pairing.approved(DEFAULT)).isEmpty();
        assertThat(gateway.pairing.allowlist(null).senders()).isEmpty();
    }

    @Test
    void aRevokedSenderIsAStrangerAgain() {
        gateway.approve(gateway.code(from(ANA)));
        assertThat(gateway.pairing.revoke(Handle.of("+1 (555) 700-0009"), null)).isEqualTo(1);
        assertThat(gateway.pairing.approved(DEFAULT)).isEmpty();
        assertThat(gateway.ask(from(ANA))).isInstanceOf(PairingOutcome.Created.class);
        assertThat(gateway.pairing.revoke(Handle.of(ANA), null)).isZero();
    }

    @Test
    void revokingNamesOneAccountOrMeansAll() {
        gateway.approve(gateway.code(from(ANA)));
        gateway.approve(gateway.code(from(ANA).on("b")));
        assertThat(gateway.pairing.revoke(Handle.of(ANA), B)).isEqualTo(1);
        assertThat(gateway.pairing.approved(DEFAULT)).hasSize(1);
        gateway.approve(gateway.code(from(ANA).on("b")));
        assertThat(gateway.pairing.revoke(Handle.of(ANA), null)).isEqualTo(2);
    }

    @Test
    void aRejectedSenderGetsNoCodeUntilTheHourOfTheOldOneIsOver() {
        String code = gateway.code(from(ANA));
        gateway.clock.advance(Duration.ofMinutes(20));
        assertThat(gateway.pairing.reject(" " + code, null))
                .isEqualTo(new PairingRejection.Rejected(DEFAULT, Handle.of(ANA)));
        assertThat(gateway.pairing.pending(null).requests()).isEmpty();
        gateway.clock.set("2026-03-01T11:00:00Z");
        assertThat(gateway.ask(from(ANA))).isEqualTo(new PairingOutcome.Rejected(Handle.of(ANA)));
        gateway.clock.set("2026-03-01T11:00:00.001Z");
        assertThat(gateway.ask(from(ANA))).isInstanceOf(PairingOutcome.Created.class);
    }

    @Test
    void aRejectedCodeCanNeitherBeApprovedNorRejectedAgain() {
        String code = gateway.code(from(ANA));
        assertThat(gateway.pairing.reject(code, B)).isInstanceOf(PairingRejection.UnknownCode.class);
        gateway.pairing.reject(code, DEFAULT);
        assertThat(gateway.approve(code)).isInstanceOf(PairingApproval.UnknownCode.class);
        assertThat(gateway.pairing.reject(code, null)).isEqualTo(new PairingRejection.UnknownCode(code));
    }

    @Test
    void aRejectedRequestTakesNoneOfTheThreePlaces() {
        String rejected = senders("+15557000011", "+15557000012", "+15557000013")
                .map(gateway::code)
                .toList()
                .getLast();
        gateway.pairing.reject(rejected, null);
        assertThat(gateway.ask(from(ANA))).isInstanceOf(PairingOutcome.Created.class);
    }

    @Test
    void aRequestIsGoneWithTheTransactionThatMadeIt() {
        store.transactions().executeWithoutResult(transaction -> {
            gateway.ask(from(ANA));
            transaction.setRollbackOnly();
        });
        assertThat(gateway.pairing.pending(null).requests()).isEmpty();
        assertThat(gateway.ask(from(ANA))).isInstanceOf(PairingOutcome.Created.class);
    }

    @Test
    void anApprovalThatIsRolledBackNeverCounted() {
        String code = gateway.code(from(ANA));
        store.transactions().executeWithoutResult(transaction -> {
            gateway.approve(code);
            gateway.pairing.approved(DEFAULT);
            transaction.setRollbackOnly();
        });
        assertThat(gateway.pairing.approved(DEFAULT)).isEmpty();
    }

    @Test
    void twentyMessagesOfANewSenderAtOnceMakeOneRequestAndOneReply() {
        assertThat(AtOnce.run(20, _ -> () -> gateway.ask(from(ANA))))
                .filteredOn(PairingOutcome.Created.class::isInstance)
                .hasSize(1);
        assertThat(gateway.pairing.pending(null).requests()).hasSize(1);
    }

    @Test
    void twentySendersAtOnceFromTwoGatewaysMakeThreeRequests() {
        var other = new PairingFixture(store);
        assertThat(AtOnce.run(20, i -> () -> (i % 2 == 0 ? gateway : other).ask(from("+1555700010" + i))))
                .filteredOn(PairingOutcome.Created.class::isInstance)
                .hasSize(3);
    }

    @Test
    void twoApprovalsOfOneCodeAtOnceAreOneSuccessAndOneFailure() {
        String code = gateway.code(from(ANA));
        var other = new PairingFixture(store);
        assertThat(AtOnce.run(2, i -> () -> (i == 0 ? gateway : other).approve(code)))
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(PairingApproval.Approved.class, PairingApproval.UnknownCode.class);
    }
}
