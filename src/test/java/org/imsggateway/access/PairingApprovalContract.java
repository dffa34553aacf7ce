package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imsggateway.access.PairingFixture.DEFAULT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.imsggateway.message.Handle;
import org.junit.jupiter.api.Test;

/** Approving, rejecting, revoking, on every database. */
abstract class PairingApprovalContract extends PairingContract {

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
    void anApprovedAddressWithTwoSchemesStaysItselfAndBecomesNobodyElses() {
        Handle shop = Handle.of("urn:sms:+15557000009");
        gateway.approvals.put(new Approval(DEFAULT, shop, Instant.EPOCH, "api", null));
        assertThat(gateway.pairing.approved(DEFAULT)).containsExactly(shop);
        assertThat(shop).isNotEqualTo(Handle.of("+15557000009"));
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
    void twoApprovalsOfOneCodeAtOnceAreOneSuccessAndOneFailure() {
        String code = gateway.code(from(ANA));
        var other = new PairingFixture(store);
        assertThat(AtOnce.run(2, i -> () -> (i == 0 ? gateway : other).approve(code)))
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(PairingApproval.Approved.class, PairingApproval.UnknownCode.class);
    }
}
