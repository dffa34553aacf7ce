package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.imsggateway.imsg.ImsgFixture.LONG;

import io.micrometer.core.instrument.Timer;
import java.nio.file.Path;
import java.util.Map;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That somebody types, shown by a real child. */
@Timeout(240)
class ImsgTypingIntegrationTests {

    @TempDir
    private Path directory = Path.of(".");

    private ImsgFixture fixture(String bridge, String version, String faults) throws Exception {
        Path program = Programs.simulator(
                directory,
                Map.of(
                        "IMSG_SIMULATOR_BRIDGE", bridge,
                        "IMSG_SIMULATOR_VERSION", version,
                        "IMSG_SIMULATOR_FAULTS", faults));
        ImsgFixture imsg = new ImsgFixture(program, directory);
        imsg.receive("before everything");
        return imsg.running();
    }

    private static boolean show(ImsgFixture imsg, String target, boolean typing) {
        return new ImsgTyping(imsg.links).show(AccountId.DEFAULT, ChatTarget.parse(target), typing);
    }

    private static long calls(ImsgFixture imsg, String outcome) {
        return imsg.meters.find("imsggateway.rpc").tags("method", "typing", "outcome", outcome).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @ParameterizedTest
    @CsvSource({"chat_id:1", "+15555550123", "chat_identifier:+15555550123"})
    void whereImsgHasItsHelperTypingIsShownAndTakenBack(String target) throws Exception {
        try (ImsgFixture imsg = fixture("1", "0.15.10", "")) {
            assertThat(show(imsg, target, true)).isTrue();
            assertThat(show(imsg, target, false)).isTrue();
            assertThat(calls(imsg, "ok")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0.15.10, chat_id:1", "0, 0.9.0, chat_id:1", "1, 0.9.0, chat_id:1", "1, 0.15.10, sms:+15555550123"})
    void withoutTheHelperAndForSmsImsgIsNotAsked(String bridge, String version, String target) throws Exception {
        try (ImsgFixture imsg = fixture(bridge, version, "")) {
            assertThat(show(imsg, target, true)).isFalse();
            assertThat(imsg.meters
                            .find("imsggateway.rpc")
                            .tag("method", "typing")
                            .timers())
                    .isEmpty();
        }
    }

    @Test
    void aChildThatRefusesIsAskedOnceAndTheNextOneAgain() throws Exception {
        try (ImsgFixture imsg = fixture("1", "0.15.10", "typing-fails")) {
            var typing = new ImsgTyping(imsg.links);
            ChatTarget chat = ChatTarget.parse("chat_id:1");
            assertThat(typing.show(AccountId.DEFAULT, chat, true)).isFalse();
            assertThat(typing.show(AccountId.DEFAULT, chat, true)).isFalse();
            assertThat(calls(imsg, "error")).isEqualTo(1);

            ImsgSession first = imsg.session().orElseThrow();
            first.kill();
            await().atMost(LONG)
                    .until(() -> imsg.session().filter(next -> next != first).isPresent());
            typing.show(AccountId.DEFAULT, chat, true);
            assertThat(calls(imsg, "error")).isEqualTo(2);
        }
    }

    @Test
    void whileAMessageIsBeingSentNothingIsPutBeforeOrBehindIt() throws Exception {
        try (ImsgFixture imsg = fixture("1", "0.15.10", "")) {
            var lock = imsg.links.of(AccountId.DEFAULT).sending();
            var sender = Thread.ofVirtual().start(lock::lock);
            sender.join();
            assertThat(show(imsg, "chat_id:1", true)).isTrue();
            assertThat(calls(imsg, "ok")).isZero();
        }
    }
}
