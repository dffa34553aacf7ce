package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.imsggateway.imsg.ImsgFixture.LONG;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.imsggateway.delivery.MessageChannel;
import org.imsggateway.delivery.OutgoingSearch;
import org.imsggateway.delivery.SendReceipt;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.OutboundMessage;
import org.imsggateway.message.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that are named before they are sent, where imsg can do that. */
@Timeout(240)
class ImsgTrackedIntegrationTests {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final UUID ATTEMPT = UUID.fromString("0b1c7a52-6d5e-3c1f-9a77-2f4c1d0e8a11");

    @TempDir
    private Path directory = Path.of(".");

    private ImsgFixture fixture(String bridge, String faults) throws Exception {
        Map<String, String> environment = Map.of("IMSG_SIMULATOR_BRIDGE", bridge, "IMSG_SIMULATOR_FAULTS", faults);
        ImsgFixture imsg = new ImsgFixture(Programs.simulator(directory, environment), directory);
        imsg.receive("before everything");
        return imsg.running();
    }

    private static OutboundMessage message(String to, String text) {
        return new OutboundMessage(
                AccountId.DEFAULT, ChatTarget.parse(to), text, null, Service.AUTO, "US", null, ATTEMPT);
    }

    /** The text is not what was sent, so that only the name can tell. */
    private static OutgoingSearch find(ImsgFixture imsg) {
        return imsg.channel.find(new MessageChannel.Sought(
                AccountId.DEFAULT, ChatTarget.parse("chat_id:1"), "something else", "", Instant.now(), null, ATTEMPT));
    }

    @ParameterizedTest
    @CsvSource({"1,chat_id:1,true", "1,+15555550123,true", "1,+15555550999,false", "0,chat_id:1,false"})
    void aTextForAnExistingChatIsNamedAndAnyOtherIsSentWithoutAName(String bridge, String to, boolean named)
            throws Exception {
        try (ImsgFixture imsg = fixture(bridge, "")) {
            SendReceipt receipt = imsg.channel.send(message(to, "hi"), DEADLINE);

            assertThat(receipt)
                    .isInstanceOfSatisfying(
                            SendReceipt.Sent.class,
                            sent -> assertThat(ATTEMPT.toString().equals(sent.guid()))
                                    .isEqualTo(named));
            assertThat(find(imsg) instanceof OutgoingSearch.Identified).isEqualTo(named);
        }
    }

    @Test
    void anAnswerThatGotLostIsFoundByTheNameOfTheAttempt() throws Exception {
        try (ImsgFixture imsg = fixture("1", "drop-ack")) {
            SendReceipt receipt = imsg.channel.send(message("chat_id:1", "hi"), Duration.ofSeconds(2));
            assertThat(receipt).isInstanceOf(SendReceipt.Unknown.class);

            await().atMost(LONG).until(() -> imsg.session().isPresent());
            assertThat(find(imsg)).isEqualTo(new OutgoingSearch.Identified(ATTEMPT.toString(), null));
        }
    }

    @Test
    void anAttemptThatIsRepeatedSendsNothing() throws Exception {
        try (ImsgFixture imsg = fixture("1", "")) {
            imsg.channel.send(message("chat_id:1", "hi"), DEADLINE);
            SendReceipt again = imsg.channel.send(message("chat_id:1", "hi"), DEADLINE);

            assertThat(again).isInstanceOf(SendReceipt.Unknown.class);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(imsg.pipeline.accepted())
                            .filteredOn(row -> row.fromMe())
                            .hasSize(1));
        }
    }

    @Test
    void whatMessagesMarkedAsNotDeliveredHasFailed() throws Exception {
        try (ImsgFixture imsg = fixture("1", "")) {
            imsg.channel.send(message("chat_id:1", "hi"), DEADLINE);
            imsg.simulator("fail");

            assertThat(find(imsg))
                    .isInstanceOfSatisfying(
                            OutgoingSearch.Identified.class,
                            found -> assertThat(found.error()).contains("error 22"));
        }
    }
}
