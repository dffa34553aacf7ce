package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Predicate;
import org.imsggateway.message.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told of a code and who is not, on every database. */
abstract class PairingChallengeContract extends PairingContract {

    private PairingFixture limitedTo(int codes) {
        return new PairingFixture(store, "gateway: {pairing: {challengesPerHour: " + codes + "}}");
    }

    private static Predicate<PairingOutcome> sent() {
        return PairingOutcome.Created.class::isInstance;
    }

    @Test
    void beyondTheLimitOfTheHourARequestIsListedAndNothingSent() {
        var limited = limitedTo(2);
        assertThat(limited.ask(from("+15557000011"))).isInstanceOf(PairingOutcome.Created.class);
        assertThat(limited.ask(from("+15557000012").on("b"))).isInstanceOf(PairingOutcome.Created.class);
        assertThat(limited.ask(from(ANA).on("c"))).isEqualTo(new PairingOutcome.OverLimit(Handle.of(ANA)));
        assertThat(limited.ask(from(ANA).on("c"))).isInstanceOf(PairingOutcome.AlreadyPending.class);
        assertThat(limited.pairing.pending(null).requests()).hasSize(3);
    }

    @Test
    void theLimitCountsAnySixtyMinutes() {
        var limited = limitedTo(1);
        limited.code(from("+15557000011"));
        limited.clock.advance(Duration.ofHours(1).minusMillis(1));
        assertThat(limited.ask(from("+15557000012"))).isInstanceOf(PairingOutcome.OverLimit.class);
        limited.clock.advance(Duration.ofMillis(1));
        assertThat(limited.ask(from("+15557000013"))).isInstanceOf(PairingOutcome.Created.class);
    }

    @Test
    void anApprovedRequestStillCounts() {
        var limited = limitedTo(1);
        limited.approve(limited.code(from("+15557000011")));
        assertThat(limited.ask(from(ANA))).isInstanceOf(PairingOutcome.OverLimit.class);
    }

    @Test
    void theLimitHoldsAcrossARestart() {
        limitedTo(1).code(from("+15557000011"));
        assertThat(limitedTo(1).ask(from(ANA))).isInstanceOf(PairingOutcome.OverLimit.class);
    }

    @Test
    void aCodeThatWasRolledBackDoesNotCount() {
        var limited = limitedTo(1);
        store.transactions().executeWithoutResult(transaction -> {
            limited.ask(from("+15557000011"));
            transaction.setRollbackOnly();
        });
        assertThat(limited.ask(from(ANA))).isInstanceOf(PairingOutcome.Created.class);
    }

    @Test
    void aLimitOfNoneSendsNothing() {
        assertThat(limitedTo(0).ask(from(ANA))).isInstanceOf(PairingOutcome.OverLimit.class);
    }

    @Test
    void strangersAtOnceOnTwoGatewaysStayWithinTheLimit() {
        var one = limitedTo(2);
        var other = limitedTo(2);
        assertThat(AtOnce.run(
                        12, i -> () -> (i % 2 == 0 ? one : other).ask(from(ANA).on("account" + i))))
                .filteredOn(sent())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24273", "+123456", "AMAZON", "Bank X", "urn:biz:9d0c", "Банк", "***"})
    void anAutomaticSenderIsNeitherListedNorAnswered(String sender) {
        assertThat(gateway.ask(from(sender))).isEqualTo(new PairingOutcome.Automatic(Handle.of(sender)));
        assertThat(gateway.pairing.pending(null).requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1234567", "no-reply@b.example"})
    void anAddressThatMayBeAPersonsIsAnswered(String sender) {
        assertThat(gateway.ask(from(sender))).isInstanceOf(PairingOutcome.Created.class);
    }

    @Test
    void aMessageThatWasLongUnderWayIsListedAndNotAnswered() {
        Duration fence = Duration.ofMinutes(15);
        assertThat(gateway.ask(from("+15557000011").after(fence))).isInstanceOf(PairingOutcome.Created.class);
        assertThat(gateway.ask(from(ANA).after(fence.plusMillis(1))))
                .isEqualTo(new PairingOutcome.Late(Handle.of(ANA)));
        assertThat(gateway.pairing.pending(null).requests()).hasSize(2);
    }

    @Test
    void onlyCodesThatWereSentCount() {
        var silent = new PairingFixture(store, "gateway: {pairing: {challenge: silent, challengesPerHour: 1}}");
        silent.ask(from("+15557000011"));
        limitedTo(1).ask(from("+15557000012").after(Duration.ofHours(1)));
        assertThat(limitedTo(1).ask(from(ANA))).isInstanceOf(PairingOutcome.Created.class);
    }

    @Test
    void whatIsOlderThanAnHourIsNotKept() {
        gateway.code(from(ANA));
        gateway.clock.advance(Duration.ofHours(1));
        gateway.code(from("+15557000011"));
        assertThat(store.jdbc()
                        .sql("select count(*) from pairing_challenge")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
