package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.imsggateway.imsg.ImsgFixture.LONG;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.imsggateway.delivery.MessageChannel;
import org.imsggateway.delivery.OutgoingSearch;
import org.imsggateway.delivery.SendReceipt;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.OutboundMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Mac behind a real SSH server and a network that breaks, hangs and holds things back. */
@Timeout(240)
class ImsgOverSshIntegrationTests {

    private static final Duration SEND = Duration.ofSeconds(4);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private SshMac mac;

    @SuppressWarnings("NullAway.Init")
    private ImsgFixture imsg;

    @BeforeAll
    static void needsSsh() {
        boolean found = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ssh")));
        assumeTrue(found, "ssh is not installed: what happens over SSH is not tested");
    }

    private void connected() throws Exception {
        start(true);
        imsg.receive("before everything");
        imsg.running();
    }

    private void start(boolean trusted) throws Exception {
        mac = new SshMac(directory, Programs.simulator(directory, Map.of()), trusted);
        imsg = new ImsgFixture(mac.wrapper(), directory, "probeTimeoutMs: 5000");
    }

    @AfterEach
    void end() throws IOException {
        imsg.close();
        mac.close();
    }

    private String child() {
        return imsg.session().orElseThrow().key();
    }

    private void awaitFreshChild(String old) {
        await().atMost(LONG)
                .until(() -> imsg.session()
                        .filter(session -> !session.key().equals(old))
                        .isPresent());
    }

    private OutgoingSearch found(OutboundMessage message, Instant since) {
        return imsg.channel.find(
                new MessageChannel.Sought(message.account(), message.target(), message.text(), "", since, null, null));
    }

    @Test
    void messagesComeAndRepliesGo() throws Exception {
        connected();
        imsg.receive("hello");
        imsg.awaitTexts("hello");

        assertThat(imsg.channel.send(ImsgFixture.message("hi"), LONG)).isInstanceOf(SendReceipt.Sent.class);
    }

    @Test
    void whatArrivedWhileTheConnectionWasBrokenComesOnce() throws Exception {
        connected();
        imsg.receive("one");
        imsg.awaitTexts("one");
        String child = child();

        mac.network.cut();
        imsg.receive("two");

        awaitFreshChild(child);
        imsg.receive("three");
        imsg.awaitTexts("one", "two", "three");
    }

    @Test
    void aConnectionThatHangsIsNoticedAndCostsNoMessage() throws Exception {
        connected();
        String child = child();

        mac.network.hold();
        imsg.receive("unheard");
        imsg.clock.forward(Duration.ofSeconds(61));

        awaitFreshChild(child);
        imsg.awaitTexts("unheard");
        mac.network.release();
        imsg.receive("heard");
        imsg.awaitTexts("unheard", "heard");
    }

    @Test
    void aMessageWhoseAnswerWasLostIsFoundOnTheMac() throws Exception {
        connected();
        String child = child();
        Instant before = Instant.now();
        OutboundMessage message = ImsgFixture.message("arrived all the same");

        mac.network.holdAnswers();
        assertThat(imsg.channel.send(message, SEND)).isInstanceOf(SendReceipt.Unknown.class);
        mac.network.cut();

        awaitFreshChild(child);
        assertThat(found(message, before)).isInstanceOf(OutgoingSearch.Found.class);
    }

    @Test
    void aMessageThatTheNetworkHoldsBackIsSentAfterItsChildHasEnded() throws Exception {
        connected();
        String child = child();
        Instant before = Instant.now();
        OutboundMessage message = ImsgFixture.message("late");

        mac.network.hold();
        assertThat(imsg.channel.send(message, SEND)).isInstanceOf(SendReceipt.Unknown.class);
        imsg.clock.forward(Duration.ofSeconds(61));
        awaitFreshChild(child);
        await().atMost(LONG).until(() -> imsg.channel.ended(AccountId.DEFAULT, child));
        assertThat(found(message, before)).isInstanceOf(OutgoingSearch.Absent.class);
        assertThat(imsg.channel.isElsewhere(AccountId.DEFAULT)).isTrue();

        mac.network.release();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(found(message, before)).isInstanceOf(OutgoingSearch.Found.class));
    }

    @Test
    void aMacThatIsNotKnownIsNotTrustedAndItIsSaidWhatToDo() throws Exception {
        start(false);
        imsg.manager.start();

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(imsg.state().remedy()).contains("ssh"));
        assertThat(directory.resolve("known_hosts")).isEmptyFile();
    }
}
