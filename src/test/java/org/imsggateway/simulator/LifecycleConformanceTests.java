package org.imsggateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Start, end, the database coming and going, and what waits for what. */
class LifecycleConformanceTests {

    private static final String TO_ANN = "{\"to\":\"+15555550123\",\"text\":\"x\"}";

    @TempDir
    Path directory;

    private Scene scene;

    @BeforeEach
    void scene() {
        scene = new Scene(directory);
    }

    private static int position(SimulatedPeer peer, int id) {
        var lines = peer.lines();
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).path("id").asInt(0) == id) {
                return i;
            }
        }
        return -1;
    }

    @Test
    @Statement(16)
    void theEndOfInputLetsARunningSendFinish() {
        scene.from(Scene.ANN, "hi");
        try (var peer = scene.peer("slow-send=700")) {
            peer.subscribe("{}");
            var send = peer.send("send", TO_ANN);
            assertThat(peer.end()).isZero();
            assertThat(peer.answer(send).path("result").path("ok").asBoolean()).isTrue();
            assertThat(position(peer, send)).isEqualTo(peer.lines().size() - 1);
        }
    }

    @Test
    @Statement({17, 18})
    void aMissingDatabaseIsSaidAndFoundOnceItIsThere() {
        try (var peer = scene.peer()) {
            var database = peer.result("initialize", "{}").path("database");
            assertThat(database.path("ready").asBoolean()).isFalse();
            assertThat(database.has("features")).isFalse();
            var error = peer.error("chats.list", "{}");
            assertThat(error.path("code").asInt()).isEqualTo(-32002);
            assertThat(error.path("data").path("path").asString()).endsWith("chat.db");
            assertThat(error.path("data").path("detail").asString()).contains("does not exist");
            assertThat(error.path("data").path("retryable").asBoolean()).isTrue();
            scene.from(Scene.ANN, "hi");
            assertThat(peer.result("chats.list", "{}").path("chats")).hasSize(1);
        }
    }

    @Test
    @Statement(19)
    void aReplacedDatabaseIsReadByNewRequestsOnly() throws IOException {
        scene.from(Scene.ANN, "old");
        var other = new Scene(Files.createDirectory(directory.resolve("other")));
        other.from(Scene.BOB, "new");
        try (var peer = scene.peer()) {
            peer.subscribe("{\"debounce_ms\":0}");
            Files.move(scene.database(), directory.resolve("gone.db"));
            Files.move(other.database(), scene.database());
            assertThat(peer.result("chats.list", "{}")
                            .path("chats")
                            .path(0)
                            .path("identifier")
                            .asString())
                    .isEqualTo(Scene.BOB);
            scene.from(Scene.BOB, "for nobody");
            var later = peer.subscribe("{\"since_rowid\":-1}");
            peer.messages(later, 2);
            assertThat(peer.messages(1)).isEmpty();
        }
    }

    @Test
    @Statement(20)
    void aDeletedDatabaseIsSaidAndASendStillAnswers() throws IOException {
        scene.from(Scene.ANN, "hi");
        try (var peer = scene.peer()) {
            peer.result("chats.list", "{}");
            Files.delete(scene.database());
            assertThat(peer.error("chats.list", "{}").path("code").asInt()).isEqualTo(-32002);
            assertThat(peer.result("send", TO_ANN).path("ok").asBoolean()).isTrue();
            assertThat(peer.error("send", "{\"chat_id\":1,\"text\":\"x\"}")
                            .path("code")
                            .asInt())
                    .isEqualTo(-32002);
        }
    }

    private static java.util.List<String> names(JsonNode array) {
        return array.values().stream().map(JsonNode::asString).toList();
    }

    @Test
    @Statement(22)
    void statusListsWhatWorksNow() {
        scene.from(Scene.ANN, "hi");
        try (var peer = scene.peer()) {
            var status = peer.result("status", "{}");
            var supported = new ArrayList<>(names(status.path("supported_methods")));
            var usable = names(status.path("methods"));
            assertThat(String.join(" ", usable))
                    .isEqualTo("initialize status watch.unsubscribe chats.list chats.get messages.stats"
                            + " messages.history messages.search messages.after messages.scheduled watch.subscribe"
                            + " message.send_status send typing read");
            assertThat(supported).hasSize(44).containsAll(usable);
            supported.retainAll(usable);
            assertThat(supported).isEqualTo(usable);
        }
    }

    @Test
    @Statement({25, 26})
    void aSlowSendHoldsUpOnlyTheSendsBehindIt() {
        scene.from(Scene.ANN, "hi");
        try (var peer = scene.peer("slow-send=1500")) {
            var first = peer.send("send", TO_ANN);
            var second = peer.send("send", TO_ANN);
            peer.result("chats.list", "{}");
            peer.result("watch.unsubscribe", "{\"subscription\":9}");
            assertThat(position(peer, first)).isEqualTo(-1);
            var secondId = peer.answer(second).path("result").path("id").asLong();
            assertThat(position(peer, first)).isBetween(0, position(peer, second) - 1);
            assertThat(peer.answer(first).path("result").path("id").asLong()).isLessThan(secondId);
        }
    }

    @Test
    @Statement(27)
    void requestsAndSubscriptionsAreLimited() {
        scene.from(Scene.ANN, "hi");
        try (var peer = scene.peer("slow-send=600000", "no-row")) {
            for (var i = 0; i < 64; i++) {
                peer.subscribe("{}");
            }
            assertThat(peer.error("watch.subscribe", "{}").path("data").asString())
                    .isEqualTo("subscription limit exceeded");
            for (var i = 0; i < RpcServer.MAX_OUTSTANDING; i++) {
                peer.send("send", TO_ANN);
            }
            var error = peer.error("status", "{}");
            assertThat(error.path("code").asInt()).isEqualTo(-32000);
            assertThat(error.path("data").asString()).isEqualTo("outstanding request limit exceeded");
        }
    }

    @Test
    @Statement(29)
    void aMutationInFlightBlocksLaterOnesButNoReads() {
        scene.from(Scene.ANN, "hi");
        try (var peer = scene.peer("still-in-flight")) {
            peer.subscribe("{\"debounce_ms\":0}");
            assertThat(peer.error("send", TO_ANN)
                            .path("data")
                            .path("disposition")
                            .asString())
                    .isEqualTo("still_in_flight");
            var error = peer.error("typing", "{\"chat_id\":1}");
            assertThat(error.path("code").asInt()).isEqualTo(-32004);
            assertThat(error.path("data").path("retry_safe").asBoolean(true)).isFalse();
            peer.result("chats.list", "{}");
            peer.messages(1, 1);
        }
    }

    @Test
    void aVersionThatOpensAtTheStartNeverRecoversAndEndsWithOne() {
        try (var peer = scene.version("0.9.0")) {
            assertThat(peer.error("no.such", "{}").path("data").asString()).contains("Full Disk Access");
            scene.from(Scene.ANN, "hi");
            assertThat(peer.error("chats.list", "{}").path("data").asString()).contains("(code: 14)");
            assertThat(peer.end()).isEqualTo(1);
        }
    }

    @Test
    void theOldestVersionPrintsAndEndsWithoutADatabase() {
        try (var peer = scene.version("0.5.0")) {
            await().atMost(SimulatedPeer.LIMIT).until(() -> !peer.rawLines().isEmpty());
            assertThat(peer.rawLines().getFirst()).startsWith("permissionDenied(path:");
            assertThat(peer.end()).isEqualTo(1);
        }
    }
}
