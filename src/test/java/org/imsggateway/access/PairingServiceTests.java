package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imsggateway.access.PairingFixture.DEFAULT;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/** Pairing beside its store: what is said to whom, which events go out, how it goes with the policies. */
class PairingServiceTests {

    private static final String SILENT = "gateway: {pairing: {challenge: silent}}";

    @TempDir
    Path home;

    private TestStore store;
    private PairingFixture gateway;

    @BeforeEach
    void start() {
        store = TestStore.sqlite(home);
        gateway = new PairingFixture(store);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void theChallengeNamesTheSenderThenTheCodeAloneThenTheCommand() {
        var created = (PairingOutcome.Created) gateway.ask(Arrived.direct().from("+1 (555) 700-0009"));
        String code = created.code();
        assertThat(created.text())
                .containsSubsequence(
                        "not", "Your iMessage sender id: +15557000009", "\n" + code + "\n", "ask the owner to approve")
                .endsWith("imsg-gateway pairing approve imessage " + code);
    }

    @Test
    void anOutcomeInALogShowsNeitherCodeNorSender() {
        var created = (PairingOutcome.Created) gateway.ask(Arrived.direct());
        assertThat(created.toString()).doesNotContain(created.code(), Arrived.STRANGER);
    }

    @Test
    void aSilentGatewayListsTheRequestAndSaysNothing() {
        var silent = new PairingFixture(store, new SecureRandom(), SILENT);
        assertThat(silent.ask(Arrived.direct())).isEqualTo(new PairingOutcome.Silent(Handle.of(Arrived.STRANGER)));
        assertThat(silent.ask(Arrived.direct())).isInstanceOf(PairingOutcome.AlreadyPending.class);
        String code = silent.pairing.pending(null).requests().getFirst().code();
        assertThat(silent.approve(code)).isInstanceOf(PairingApproval.Approved.class);
    }

    @Test
    void whoNamesNobodyCannotAsk() {
        assertThatThrownBy(() -> gateway.ask(Arrived.direct().from(" "))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theNewsOfAnApprovalSaysWhereToTellTheSender() {
        gateway.pairing.approve(new ApproveCommand(gateway.code(Arrived.direct()), null, true, null, "cli"));
        assertThat(gateway.events).singleElement().isInstanceOfSatisfying(PairingApproved.class, news -> {
            assertThat(news.account()).isEqualTo(DEFAULT);
            assertThat(news.sender()).isEqualTo(Handle.of(Arrived.STRANGER));
            assertThat(news.to()).isEqualTo(new ChatTarget.ById(5));
            assertThat(news.notifySender()).isTrue();
            assertThat(news.text()).contains("approved", "Send a message");
        });
    }

    @Test
    void withoutBeingAskedToTheNewsIsNotForTheSender() {
        gateway.approve(gateway.code(Arrived.direct()));
        gateway.approve("NOSUCH22");
        assertThat(gateway.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        PairingApproved.class,
                        news -> assertThat(news.notifySender()).isFalse());
    }

    @Test
    void anApprovalStandsEvenIfTheNoticeCannotBeQueued() {
        gateway.hear(_ -> {
            throw new DataAccessResourceFailureException("disk full");
        });
        var approved = (PairingApproval.Approved)
                gateway.pairing.approve(new ApproveCommand(gateway.code(Arrived.direct()), null, true, null, "api"));
        assertThat(approved.warning()).contains("could not be queued", "disk full");
        assertThat(gateway.pairing.approved(DEFAULT)).hasSize(1);
    }

    @Test
    void anApprovalIsCommittedBeforeAnyoneHearsOfIt() {
        gateway.hear(_ ->
                assertThat(new PairingFixture(store).pairing.approved(DEFAULT)).hasSize(1));
        assertThat(gateway.approve(gateway.code(Arrived.direct()))).isInstanceOf(PairingApproval.Approved.class);
    }

    @Test
    void aNoticeForAnAccountThatDoesNotRunComesWithAWarning() {
        String code = gateway.code(Arrived.direct());
        gateway.config.replace(GatewayConfig.parse("channels: {imessage: {enabled: false}}"));
        var approved =
                (PairingApproval.Approved) gateway.pairing.approve(new ApproveCommand(code, null, true, null, "api"));
        assertThat(approved.warning()).contains("default");
    }

    @Test
    void anApprovalCountsForTheNextMessageAndARevocationToo() {
        var judged = Judged.under("{cliPath: imsg}");
        assertThat(judged.admit(Arrived.direct(), approved())).isInstanceOf(AccessDecision.PairingNeeded.class);
        String code = gateway.code(Arrived.direct());
        gateway.approve(code);
        assertThat(judged.admit(Arrived.direct(), approved())).isInstanceOf(AccessDecision.Admitted.class);
        gateway.pairing.revoke(Handle.of(Arrived.STRANGER), null);
        assertThat(judged.admit(Arrived.direct(), approved())).isInstanceOf(AccessDecision.PairingNeeded.class);
        assertThat(gateway.code(Arrived.direct())).isNotEqualTo(code);
    }

    private String[] approved() {
        return gateway.pairing.approved(DEFAULT).stream().map(Handle::value).toArray(String[]::new);
    }

    @Test
    void approvalsAreReadFromTheStoreOnlyAfterAChange() {
        gateway.approve(gateway.code(Arrived.direct()));
        assertThat(gateway.pairing.approved(DEFAULT)).hasSize(1);
        store.jdbc().sql("delete from approved_sender").update();
        assertThat(gateway.pairing.approved(DEFAULT)).hasSize(1);
        gateway.pairing.revoke(Handle.of("+15557000001"), null);
        assertThat(gateway.pairing.approved(DEFAULT)).isEmpty();
    }

    @Test
    void approvalsThatCannotBeReadAreNotTakenForNone() {
        store.close();
        assertThatThrownBy(() -> gateway.pairing.approved(DEFAULT)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void whatOneProcessStoredTheNextOneKnows() {
        gateway.approve(gateway.code(Arrived.direct()));
        gateway.ask(Arrived.direct().from("+15557000001"));
        try (var again = TestStore.sqlite(home)) {
            var other = new PairingFixture(again);
            assertThat(other.pairing.approved(DEFAULT)).hasSize(1);
            assertThat(other.ask(Arrived.direct().from("+15557000001")))
                    .isInstanceOf(PairingOutcome.AlreadyPending.class);
        }
    }

    @Test
    void twoProcessesOnOneFileMakeOneRequestOfOneSender() {
        try (var again = TestStore.sqlite(home)) {
            var other = new PairingFixture(again);
            assertThat(AtOnce.run(10, i -> () -> (i % 2 == 0 ? gateway : other).ask(Arrived.direct())))
                    .filteredOn(PairingOutcome.Created.class::isInstance)
                    .hasSize(1);
        }
    }
}
