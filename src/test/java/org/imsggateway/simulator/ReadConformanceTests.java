package org.imsggateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is read: chats, messages, reactions, attachments, states. */
class ReadConformanceTests {

    @TempDir
    Path directory;

    private Scene scene;

    @BeforeEach
    void scene() {
        scene = new Scene(directory);
    }

    private static List<String> texts(JsonNode result) {
        return result.path("messages").values().stream()
                .map(m -> m.path("text").asString())
                .toList();
    }

    @Test
    @Statement(30)
    void chatsComeWithTheLatestFirstAndWithoutEmptyOnes() {
        for (var i = 0; i < 22; i++) {
            scene.from("+155555502" + (10 + i), "hi");
        }
        scene.from("+15555550210", "again");
        scene.store().write(c -> new AppleRows(java.time.Clock.systemUTC()).directChat(c, Scene.BOB, "iMessage"));
        try (var peer = scene.peer()) {
            var chats = peer.result("chats.list", "{}").path("chats");
            assertThat(chats).hasSize(20);
            assertThat(chats.path(0).path("identifier").asString()).isEqualTo("+15555550210");
            assertThat(peer.result("chats.list", "{\"limit\":99}").path("chats"))
                    .hasSize(22);
        }
    }

    @ParameterizedTest
    @CsvSource({"iMessage;+;chat1, true", "any;+;abc, true", "any;-;x, false", "iMessage;-;x, false"})
    @Statement(31)
    void aGroupIsKnownByItsGuid(String guid, boolean group) {
        scene.from(Scene.ANN, "hi");
        scene.sql("UPDATE chat SET guid = ?", guid);
        try (var peer = scene.peer()) {
            var chat = peer.result("chats.list", "{}").path("chats").path(0);
            assertThat(chat.path("is_group").asBoolean()).isEqualTo(group);
            assertThat(chat.path("participants")).hasSize(1);
        }
    }

    @Test
    @Statement(32)
    void historyIsNewestFirstWithTapbacksOnlyInsideTheirTargets() {
        var first = scene.from(Scene.ANN, "one");
        scene.from(Scene.ANN, "two");
        scene.from(Scene.ANN, "three");
        scene.receive(Scene.ANN, List.of(), "", first.guid(), "like");
        scene.sql("UPDATE message SET date = (SELECT min(date) FROM message)");
        try (var peer = scene.peer()) {
            assertThat(texts(peer.result("messages.history", "{\"chat_id\":1}")))
                    .containsExactly("three", "two", "one");
            var filtered = "{\"chat_id\":1,\"limit\":1,\"participants\":[\"+15555550123\"]}";
            assertThat(texts(peer.result("messages.history", filtered))).containsExactly("three");
        }
    }

    @Test
    @Statement(33)
    void reactionsShowTheirStateNow() {
        var target = scene.from(Scene.ANN, "hey");
        scene.receive(Scene.ANN, List.of(), "", target.guid(), "love");
        scene.receive(Scene.ANN, List.of(), "", target.guid(), "emphasize");
        scene.receive(Scene.ANN, List.of(), "", target.guid(), "🫠");
        try (var peer = scene.peer()) {
            var reactions = peer.result("messages.history", "{\"chat_id\":1}")
                    .path("messages")
                    .path(0)
                    .path("reactions");
            assertThat(reactions.values().stream()
                            .map(r ->
                                    r.path("type").asString() + r.path("emoji").asString()))
                    .containsExactly("emphasis‼️", "custom🫠");
            scene.untapback(Scene.ANN, target.guid(), "emphasis");
            scene.untapback(Scene.ANN, target.guid(), "🫠");
            assertThat(peer.result("messages.history", "{\"chat_id\":1}")
                            .path("messages")
                            .path(0)
                            .path("reactions"))
                    .isEmpty();
        }
    }

    @Test
    @Statement(34)
    void attachmentsAreFilledOnRequest() throws IOException {
        var file = Files.writeString(directory.resolve("a.png"), "1234");
        scene.receive(new Incoming.Arrival(
                Scene.ANN, false, null, List.of(), null, "look", List.of(file), null, null, false, "iMessage", 1));
        try (var peer = scene.peer()) {
            assertThat(peer.result("messages.history", "{\"chat_id\":1}")
                            .path("messages")
                            .path(0)
                            .path("attachments"))
                    .isEmpty();
            var full = "{\"chat_id\":1,\"attachments\":true}";
            var attachment = peer.result("messages.history", full).at("/messages/0/attachments/0");
            assertThat(attachment.path("total_bytes").asInt()).isEqualTo(4);
            assertThat(attachment.path("original_path").asString()).isEqualTo(file.toString());
            assertThat(attachment.path("missing").asBoolean()).isFalse();
            Files.delete(file);
            assertThat(peer.result("messages.history", full)
                            .at("/messages/0/attachments/0/missing")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    @Statement({35, 36, 38})
    void whatIsAbsentIsLeftOutAndTimesHaveThreeDigits() {
        scene.from(Scene.ANN, "hi");
        scene.sql("UPDATE message SET date = 808056000000000000");
        try (var peer = scene.peer()) {
            peer.result("send", "{\"chat_id\":1,\"text\":\"own\"}");
            var result = peer.result("messages.history", "{\"chat_id\":1}");
            assertThat(Json.plainLine(result)).doesNotContain("null").doesNotContain("\"service\"");
            assertThat(result.at("/messages/1/created_at").asString()).isEqualTo("2026-08-10T12:00:00.000Z");
            assertThat(result.at("/messages/0/created_at").asString())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            assertThat(result.at("/messages/0").has("is_read")).isFalse();
            assertThat(result.at("/messages/1").has("is_read")).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 127, 128, 300, 32_767, 32_768, 70_000})
    @Statement(37)
    void aTextThatIsOnlyInTheBodyIsRead(int length) {
        var text = "x".repeat(length - 4) + "😀";
        scene.row("", true, row -> row.unset("text").set("attributedBody", TypedStream.write(text)));
        try (var peer = scene.peer()) {
            assertThat(texts(peer.result("messages.history", "{\"chat_id\":1}")))
                    .containsExactly(text);
        }
    }

    @Test
    @Statement(39)
    void pagesAfterACursorVisitEachRowOnce() {
        for (var i = 1; i <= 7; i++) {
            scene.from(Scene.ANN, "m" + i);
        }
        try (var peer = scene.peer()) {
            var seen = new ArrayList<String>();
            var cursor = 0L;
            for (var more = true; more; ) {
                var page = peer.result("messages.after", "{\"since_rowid\":" + cursor + ",\"limit\":3}");
                seen.addAll(texts(page));
                cursor = page.path("next_rowid").asLong();
                more = page.path("has_more").asBoolean();
            }
            assertThat(seen).containsExactly("m1", "m2", "m3", "m4", "m5", "m6", "m7");
            assertThat(Json.plainLine(peer.result("messages.after", "{\"since_rowid\":7}")))
                    .isEqualTo("{\"messages\":[],\"next_rowid\":7,\"has_more\":false}");
            for (var bad : List.of("{}", "{\"since_rowid\":-1}")) {
                assertThat(peer.error("messages.after", bad).path("data").asString())
                        .isEqualTo("since_rowid must be a non-negative integer");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ÄRGER, 1", "100%, 1", "0% o, 1", "_, 0", "привет, 1"})
    @Statement(40)
    void searchIgnoresCaseAndTakesWildcardsLiterally(String query, int found) {
        scene.from(Scene.ANN, "so viel ärger");
        scene.from(Scene.ANN, "100% of it");
        scene.row("", true, row -> row.unset("text").set("attributedBody", TypedStream.write("ПРИВЕТ")));
        try (var peer = scene.peer()) {
            assertThat(texts(peer.result("messages.search", "{\"query\":\"" + query + "\"}")))
                    .hasSize(found);
            assertThat(peer.error("messages.search", "{\"query\":\"x\",\"limit\":101}")
                            .path("data")
                            .asString())
                    .isEqualTo("limit must be between 1 and 100");
        }
    }

    @ParameterizedTest
    @CsvSource({"error = 22, failed", "is_delivered = 1, delivered", "is_sent = 1, sent", "is_sent = 0, pending"})
    @Statement(41)
    void theStateOfASendIsReadFromItsRow(String columns, String state) {
        var sent = scene.from(Scene.ANN, "x");
        scene.sql("UPDATE message SET " + columns);
        try (var peer = scene.peer()) {
            var known = peer.result(
                    "message.send_status", "{\"guid\":\"" + sent.guid().toLowerCase(java.util.Locale.ROOT) + "\"}");
            assertThat(known.path("send_state").asString()).isEqualTo(state);
            assertThat(known.path("guid").asString()).isEqualTo(sent.guid());
            var unknown = peer.result("message.send_status", "{\"guid\":\"none\"}");
            assertThat(unknown.path("send_state").asString()).isEqualTo("pending");
            assertThat(unknown.path("service").isNull()
                            && unknown.path("status_fields").isNull())
                    .isTrue();
        }
    }

    @Test
    @Statement(42)
    void whatTheDatabaseCannotTellIsAnError() {
        new RecordedDatabase(directory).create();
        try (var peer = scene.peer()) {
            assertThat(peer.error("messages.scheduled", "{}").path("data").asString())
                    .isEqualTo(
                            "scheduled messages are unavailable because this Messages database has no schedule columns");
            assertThat(peer.result("status", "{}").path("methods").toString()).doesNotContain("messages.scheduled");
            assertThat(peer.error("messages.stats", "{\"chat_id\":77}")
                            .path("data")
                            .asString())
                    .isEqualTo("chat_id 77 does not exist");
            assertThat(peer.error("messages.stats", "{\"time_zone\":\"Mars/X\"}")
                            .path("data")
                            .asString())
                    .isEqualTo("invalid IANA time zone: Mars/X");
            assertThat(peer.result("messages.stats", "{\"include_media\":true}")
                            .at("/media/total_attachments")
                            .asInt())
                    .isEqualTo(8);
            scene.sql("DROP TABLE message_attachment_join");
            scene.sql("DROP TABLE attachment");
        }
        try (var peer = scene.peer()) {
            assertThat(peer.error("messages.stats", "{\"include_media\":true}")
                            .path("data")
                            .asString())
                    .isEqualTo("media statistics are unavailable because attachment tables are missing");
        }
    }
}
