package org.imsggateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Subscriptions to the database. */
class WatchConformanceTests {

    private static final String NOW = "\"debounce_ms\":0";

    @TempDir
    Path directory;

    private Scene scene;

    @BeforeEach
    void threeMessages() {
        scene = new Scene(directory);
        scene.from(Scene.ANN, "one");
        scene.from(Scene.ANN, "two");
        scene.from(Scene.BOB, "three");
    }

    private static List<String> texts(List<JsonNode> messages) {
        return messages.stream().map(m -> m.path("text").asString()).toList();
    }

    @Test
    @Statement(43)
    void answersEncloseTheNotificationsOfASubscription() {
        try (var peer = scene.peer()) {
            peer.write("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"watch.subscribe\",\"params\":{\"since_rowid\":-1}}");
            peer.messages(1, 3);
            assertThat(peer.lines().getFirst().path("id").asInt()).isEqualTo(1);
            peer.result("watch.unsubscribe", "{\"subscription\":1}");
            var other = peer.subscribe("{" + NOW + "}");
            scene.from(Scene.ANN, "late");
            peer.messages(other, 1);
            assertThat(peer.messages(1)).hasSize(3);
            assertThat(peer.result("watch.unsubscribe", "{\"subscription\":77}")
                            .path("ok")
                            .asBoolean())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"|four", "\"since_rowid\":2,|three,four", "\"since_rowid\":-1,|one,two,three,four"})
    @Statement(44)
    void aCursorSaysWhereToBegin(String cursor, String expected) {
        try (var peer = scene.peer()) {
            var id = peer.subscribe("{" + (cursor == null ? "" : cursor) + NOW + "}");
            scene.from(Scene.ANN, "four");
            var wanted = List.of(expected.split(",", -1));
            assertThat(texts(peer.messages(id, wanted.size()))).isEqualTo(wanted);
        }
    }

    @Test
    @Statement(45)
    void rowsComeOnceInOrderOwnOnesIncludedAndChangesDoNotCount() {
        try (var peer = scene.peer()) {
            peer.subscribe("{" + NOW + "}");
            peer.result("send", "{\"chat_id\":1,\"text\":\"own\"}");
            scene.sql("UPDATE message SET text = 'changed' WHERE ROWID = 2");
            scene.from(Scene.ANN, "next");
            assertThat(texts(peer.messages(1, 2))).containsExactly("own", "next");
        }
    }

    @Test
    @Statement(46)
    void aBurstWithinTheDebounceComesTogether() {
        try (var peer = scene.peer()) {
            var eager = peer.subscribe("{" + NOW + "}");
            var patient = peer.subscribe("{\"debounce_ms\":3000}");
            scene.from(Scene.ANN, "a");
            peer.messages(eager, 1);
            scene.from(Scene.ANN, "b");
            peer.messages(eager, 2);
            assertThat(peer.messages(patient)).isEmpty();
            assertThat(texts(peer.messages(patient, 2))).containsExactly("a", "b");
        }
    }

    @Test
    @Statement(47)
    void tapbackRowsComeOnlyWhenAskedFor() {
        var target = scene.from(Scene.ANN, "four");
        try (var peer = scene.peer()) {
            var plain = peer.subscribe("{" + NOW + "}");
            var all = peer.subscribe("{" + NOW + ",\"include_reactions\":true}");
            scene.receive(Scene.ANN, List.of(), "", target.guid(), "like");
            scene.from(Scene.ANN, "five");
            var tapback = peer.messages(all, 2).getFirst();
            assertThat(tapback.path("is_reaction").asBoolean()
                            && tapback.path("is_reaction_add").asBoolean())
                    .isTrue();
            assertThat(tapback.path("reaction_type").asString()
                            + tapback.path("reaction_emoji").asString())
                    .isEqualTo("like👍");
            assertThat(tapback.path("reacted_to_guid").asString()).isEqualTo(target.guid());
            assertThat(texts(peer.messages(plain, 1))).containsExactly("five");
        }
    }

    @Test
    @Statement(48)
    void aRowWithoutAChatIsWaitedForAndThenDropped() {
        try (var peer = scene.peer();
                var old = scene.version("0.9.0")) {
            peer.subscribe("{" + NOW + "}");
            old.subscribe("{" + NOW + "}");
            var joined = scene.row("late", false, row -> row);
            old.messages(1, 1);
            scene.sql("INSERT INTO chat_message_join VALUES (1, ?, 0)", joined);
            scene.row("never", false, row -> row);
            scene.from(Scene.ANN, "after");
            assertThat(texts(peer.messages(1, 2))).containsExactly("late", "after");
            assertThat(old.messages(1).getFirst().path("chat_id").asInt()).isZero();
        }
    }

    @Test
    @Statement(49)
    void aLinkPreviewIsFoldedIntoItsText() {
        scene.row("see https://bots.example/a now", true, row -> row);
        scene.row("https://bots.example/a", true, row -> row.set("balloon_bundle_id", MessageRow.URL_BALLOON));
        try (var peer = scene.peer()) {
            peer.subscribe("{\"since_rowid\":3," + NOW + "}");
            scene.from(Scene.ANN, "last");
            assertThat(peer.messages(1, 2).getFirst().at("/url_preview/id").asInt())
                    .isEqualTo(5);
            assertThat(texts(peer.messages(1, 2))).endsWith("last").hasSize(2);
            for (var call : List.of(
                    peer.result("messages.history", "{\"chat_id\":1}"),
                    peer.result("messages.search", "{\"query\":\"bots.example\"}"),
                    peer.result("messages.after", "{\"since_rowid\":3}"))) {
                assertThat(call.path("messages").values().stream().filter(m -> m.has("url_preview")))
                        .hasSize(1);
                assertThat(call.path("messages").values().stream()
                                .map(m -> m.path("id").asInt()))
                        .doesNotContain(5);
            }
        }
    }

    @Test
    @Statement(50)
    void aStalledReaderGetsWhatWasAcceptedAndThenOneOverflow() {
        for (var i = 0; i < 30; i++) {
            scene.from(Scene.ANN, i + "y".repeat(20_000));
        }
        try (var peer = new SimulatedPeer(scene.settings("0.15.10", false), false)) {
            peer.send("watch.subscribe", "{\"since_rowid\":3,\"buffer_limit\":1," + NOW + "}");
            org.awaitility.Awaitility.await()
                    .pollDelay(java.time.Duration.ofSeconds(2))
                    .until(() -> true);
            peer.startReading();
            var overflow = peer.first(line -> line.path("method").asString("").equals("watch.overflow"))
                    .path("params");
            var last = peer.messages(1).getLast().path("id").asLong();
            assertThat(overflow.path("resume_after_rowid").asLong())
                    .isEqualTo(last)
                    .isLessThan(33);
            assertThat(overflow.path("terminal").asBoolean()).isTrue();
            var rest = peer.result("messages.after", "{\"since_rowid\":" + last + "}")
                    .path("messages");
            assertThat(rest.path(0).path("id").asLong()).isEqualTo(last + 1);
            peer.end();
            assertThat(peer.lines().getLast().path("method").asString("")).isNotEqualTo("message");
        }
    }

    @Test
    @Statement(51)
    void filtersLetThroughOnlyWhatTheyName() {
        try (var peer = scene.peer()) {
            var bob = peer.subscribe("{\"since_rowid\":-1,\"buffer_limit\":1,\"participants\":[\"BOB@bots.example\"]}");
            var range = peer.subscribe(
                    "{\"since_rowid\":-1,\"start\":\"2026-08-10T12:02:00Z\",\"end\":\"2026-08-10T12:03:00Z\"}");
            assertThat(texts(peer.messages(bob, 1))).containsExactly("three");
            assertThat(texts(peer.messages(range, 1))).containsExactly("two");
        }
    }
}
