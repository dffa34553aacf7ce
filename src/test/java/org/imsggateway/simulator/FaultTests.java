package org.imsggateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Misbehaviour on purpose does what it says, and nothing else. */
class FaultTests {

    @TempDir
    Path directory;

    private Scene scene;

    @BeforeEach
    void aChatWithAnn() {
        scene = new Scene(directory);
        scene.from(Scene.ANN, "hi");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultHasALabelThatNamesItAndALineOfHelp(Fault fault) {
        assertThat(Fault.named(fault.label())).isEqualTo(fault);
        assertThat(Fault.describeAll()).contains("  " + fault.label());
    }

    @Test
    void aHungChildReadsAndAnswersNothing() {
        try (var peer = scene.peer("hang-after=1")) {
            peer.result("chats.list", "{}");
            peer.send("chats.list", "{}");
            peer.end();
            assertThat(peer.rawLines()).hasSize(1);
        }
    }

    @Test
    void garbageComesBetweenLinesAndNotInThem() {
        try (var peer = scene.peer("garbage")) {
            peer.send("chats.list", "{}");
            peer.end();
            assertThat(peer.rawLines()).hasSize(2);
            assertThat(Json.parse(peer.rawLines().getLast()).has("result")).isTrue();
        }
    }

    @Test
    void aLostAcknowledgementLeavesTheRow() {
        try (var peer = scene.peer("drop-ack")) {
            peer.subscribe("{\"debounce_ms\":0}");
            peer.send("send", "{\"chat_id\":1,\"text\":\"silent\"}");
            assertThat(peer.messages(1, 1).getFirst().path("text").asString()).isEqualTo("silent");
            peer.end();
            assertThat(peer.lines()).filteredOn(line -> line.has("id")).hasSize(1);
        }
    }

    @Test
    void aRowWithItsTextInTheBodyAloneIsFoundByNewerVersionsOnly() {
        try (var peer = scene.peer("body-only");
                var old = scene.version("0.9.0", "body-only")) {
            assertThat(peer.result("send", "{\"chat_id\":1,\"text\":\"x\"}").has("guid"))
                    .isTrue();
            assertThat(old.result("send", "{\"chat_id\":1,\"text\":\"y\"}").has("guid"))
                    .isFalse();
        }
    }

    @Test
    void aRowThatJoinsLateIsStillSeenByASubscription() {
        try (var peer = scene.peer("late-join=200")) {
            peer.subscribe("{\"debounce_ms\":0}");
            peer.send("send", "{\"chat_id\":1,\"text\":\"late\"}");
            assertThat(peer.messages(1, 1).getFirst().path("chat_id").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aDeafSubscriptionReportsNothingWhileRequestsAreAnswered() {
        try (var peer = scene.peer("deaf-watch=1")) {
            var deaf = peer.subscribe("{\"debounce_ms\":0,\"since_rowid\":-1}");
            assertThat(peer.result("messages.after", "{\"since_rowid\":0}").path("messages"))
                    .hasSize(1);
            var sound = peer.subscribe("{\"debounce_ms\":0,\"since_rowid\":-1}");
            assertThat(peer.messages(sound, 1)).hasSize(1);
            assertThat(peer.messages(deaf)).isEmpty();
        }
    }

    @Test
    void aBufferingWrapperKeepsBackWhatDoesNotFillItsBlock() throws IOException {
        var faults = new Faults(List.of("buffered"), status -> {});
        var out = new ByteArrayOutputStream();
        faults.write(out, "x".repeat(3000).getBytes(StandardCharsets.UTF_8));
        assertThat(out.size()).isZero();
        faults.write(out, "x".repeat(3000).getBytes(StandardCharsets.UTF_8));
        assertThat(out.size()).isEqualTo(4096);
    }

    @Test
    void aCrashHappensAtItsPointAndAfterTheRowIsWritten() {
        var exits = new ArrayList<Integer>();
        var faults = new Faults(List.of("crash-at=send-after-write"), exits::add);
        faults.crashAt("send-before-write");
        assertThat(exits).isEmpty();
        faults.crashAt("send-after-write");
        assertThat(exits).containsExactly(134);
    }

    @Test
    void halfAnAnswerComesOutWhenTheEndIsInTheMiddleOfIt() throws IOException {
        var exits = new ArrayList<Integer>();
        var faults = new Faults(List.of("crash-at=half:send"), exits::add);
        var out = new ByteArrayOutputStream();
        faults.write(out, "other\n".getBytes(StandardCharsets.UTF_8), "chats.list");
        assertThat(exits).isEmpty();
        faults.write(out, "answer\n".getBytes(StandardCharsets.UTF_8), "send");
        assertThat(exits).containsExactly(134);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("other\nans");
    }

    @Test
    void aCrashAfterAMethodIsAfterItsAnswerAndNoOther() throws IOException {
        var exits = new ArrayList<Integer>();
        var faults = new Faults(List.of("crash-at=after:send"), exits::add);
        var out = new ByteArrayOutputStream();
        faults.write(out, "other\n".getBytes(StandardCharsets.UTF_8), "chats.list");
        assertThat(exits).isEmpty();
        faults.write(out, "answer\n".getBytes(StandardCharsets.UTF_8), "send");
        assertThat(exits).containsExactly(134);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("other\nanswer\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "send", "half:", "half:send now", "before:send"})
    void aPointOfACrashThatDoesNotExistIsRefused(String point) {
        assertThatThrownBy(() -> Fault.CRASH_AT.checked(point)).isInstanceOf(UsageException.class);
    }
}
