package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imsggateway.access.PairingFixture.DEFAULT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Handle;
import org.junit.jupiter.api.Test;

/** Requests to be let in, on every database. */
abstract class PairingRequestContract extends PairingContract {

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
    void theOlderRequestIsListedFirst() {
        gateway.ask(from(ANA));
        gateway.clock.advance(Duration.ofSeconds(1));
        gateway.ask(from("+15557000001"));
        assertThat(gateway.pairing.pending(null).requests())
                .extracting(PairingRequests.Pending::id)
                .containsExactly(ANA, "+15557000001");
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
}
