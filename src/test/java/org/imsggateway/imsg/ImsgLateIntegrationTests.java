package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.imsggateway.imsg.ImsgFixture.LONG;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.InboundMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that join their chat when later ones were heard long ago. */
@Timeout(240)
class ImsgLateIntegrationTests {

    private static final Duration A_WHILE = Duration.ofSeconds(6);

    @TempDir
    private Path directory = Path.of(".");

    private ImsgFixture fixture(String version) throws Exception {
        ImsgFixture imsg =
                new ImsgFixture(Programs.simulator(directory, Map.of("IMSG_SIMULATOR_VERSION", version)), directory);
        imsg.receive("before everything");
        imsg.running();
        imsg.receive("first");
        imsg.awaitTexts("first");
        return imsg;
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.15.10", "0.10.0", "0.9.0"})
    void aMessageThatJoinsItsChatWhenLaterOnesWereHeardIsHandledOnceAndInThatChat(String version) throws Exception {
        try (ImsgFixture imsg = fixture(version)) {
            imsg.receiveWithoutChat("late");
            imsg.receive("later");
            imsg.awaitTexts("first", "later");
            imsg.clock.forward(A_WHILE);
            imsg.join();
            imsg.clock.forward(A_WHILE.multipliedBy(2));

            imsg.awaitTexts("first", "later", "late");
            imsg.clock.forward(A_WHILE.multipliedBy(10));
            imsg.receive("last");
            imsg.awaitTexts("first", "later", "late", "last");
            assertThat(imsg.pipeline.accepted())
                    .extracting(InboundMessage::chat)
                    .allMatch(chat -> chat.id() == 1);
        }
    }

    @Test
    void aMessageThatJoinsItsChatBetweenTwoLivesOfTheProgramIsHandled() throws Exception {
        long cursor;
        try (ImsgFixture imsg = fixture("0.15.10")) {
            imsg.receiveWithoutChat("late");
            imsg.receive("later");
            imsg.awaitTexts("first", "later");
            cursor = imsg.pipeline.resumePoint(AccountId.DEFAULT).orElseThrow();
            imsg.join();
        }
        Path program = Programs.simulator(directory, Map.of());
        try (ImsgFixture imsg = new ImsgFixture(program, directory)) {
            imsg.pipeline.anchor(AccountId.DEFAULT, cursor, () -> {});
            imsg.running();

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(imsg.pipeline.texts()).contains("late"));
            assertThat(imsg.pipeline.texts()).doesNotContain("before everything");
        }
    }
}
