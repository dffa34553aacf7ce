package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.imsggateway.imsg.ImsgFixture.LONG;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.imsggateway.delivery.SendReceipt;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.OutboundMessage;
import org.imsggateway.message.Service;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that are shown as the reply to another, where imsg can do that. */
@Timeout(240)
class ImsgReplyIntegrationTests {

    @TempDir
    private Path directory = Path.of(".");

    @ParameterizedTest
    @CsvSource({
        "1, 0.15.10, auto,        chat_id:1,    true",
        "1, 0.15.10, bridge,      chat_id:1,    true",
        "1, 0.15.10, applescript, chat_id:1,    false",
        "1, 0.15.10, auto,        +15555550999, false",
        "0, 0.15.10, auto,        chat_id:1,    false",
        "1, 0.9.0,   auto,        chat_id:1,    false",
    })
    void aReplyIsShownAsOneWhereThatCanBeAndIsAPlainMessageElsewhere(
            String bridge, String version, String transport, String to, boolean threaded) throws Exception {
        Path program = Programs.simulator(
                directory, Map.of("IMSG_SIMULATOR_BRIDGE", bridge, "IMSG_SIMULATOR_VERSION", version));
        try (var imsg = new ImsgFixture(program, directory, "sendTransport: " + transport)) {
            imsg.receive("question");
            imsg.running();
            imsg.receive("another");
            await().atMost(LONG).until(() -> imsg.pipeline.texts().contains("another"));
            String asked = imsg.pipeline.accepted().getLast().guid();

            assertThat(imsg.channel.send(reply(to, asked), Duration.ofSeconds(60)))
                    .isInstanceOf(SendReceipt.Sent.class);
            await().atMost(LONG).until(() -> imsg.pipeline.accepted().getLast().fromMe());
            InboundMessage row = imsg.pipeline.accepted().getLast();
            assertThat(row.reply() == null ? null : row.reply().id()).isEqualTo(threaded ? asked : null);
        }
    }

    private static OutboundMessage reply(String to, String asked) {
        return new OutboundMessage(
                AccountId.DEFAULT,
                ChatTarget.parse(to),
                "answer",
                null,
                Service.AUTO,
                "US",
                asked,
                UUID.nameUUIDFromBytes(new byte[] {1}));
    }
}
