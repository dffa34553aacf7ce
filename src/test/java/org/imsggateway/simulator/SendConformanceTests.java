package org.imsggateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sending, and what the bridge would be needed for. */
class SendConformanceTests {

    @TempDir
    Path directory;

    private Scene scene;

    @BeforeEach
    void aChatWithAnn() {
        scene = new Scene(directory);
        scene.from(Scene.ANN, "hi");
    }

    private long count(String where) {
        return scene.store().write(connection -> {
            var count = AppleRows.number(connection, "SELECT count(*) FROM message m WHERE " + where);
            return count == null ? 0 : count;
        });
    }

    @Test
    @Statement(54)
    void aSendAnswersWithItsRow() {
        try (var peer = scene.peer()) {
            var sent = peer.result("send", "{\"chat_id\":1,\"text\":\"On my way\"}");
            assertThat(sent.path("ok").asBoolean()).isTrue();
            assertThat(sent.path("transport").asString()).isEqualTo("applescript");
            assertThat(sent.path("guid").asString())
                    .isNotEmpty()
                    .isEqualTo(sent.path("message_id").asString());
            assertThat(sent.path("chat_guid").asString()).isEqualTo("any;-;+15555550123");
            assertThat(sent.path("service").asString()).isEqualTo("iMessage");
            assertThat(count("ROWID = " + sent.path("id").asLong() + " AND is_from_me = 1 AND EXISTS"
                            + " (SELECT 1 FROM chat_message_join j WHERE j.message_id = m.ROWID AND j.chat_id = 1)"))
                    .isEqualTo(1);
        }
    }

    @Test
    @Statement(55)
    void aReplyNeedsTheBridge() {
        try (var peer = scene.peer()) {
            var error = peer.error("send", "{\"to\":\"+15555550123\",\"text\":\"x\",\"reply_to\":\"G\"}");
            assertThat(error.path("code").asInt()).isEqualTo(-32602);
            assertThat(error.path("data").asString()).startsWith("reply_to requires bridge transport; ");
            assertThat(count("is_from_me = 1")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "no-row, -32001, may_have_completed, no matching outgoing text row",
        "ghost-row, -32001, may_have_completed, unjoined empty outgoing row (2)",
        "osascript-timeout, -32001, may_have_completed, timed out after 150 seconds",
        "automation-denied, -32603, not_started, -1743",
        "unknown-target, -32603, not_started, -1728",
    })
    @Statement(56)
    void aFailedSendSaysWhetherItMayHaveHappened(String fault, int code, String disposition, String words) {
        try (var peer = scene.peer(fault)) {
            var error = peer.error("send", "{\"chat_id\":1,\"text\":\"x\"}");
            assertThat(error.path("code").asInt()).isEqualTo(code);
            assertThat(error.at("/data/disposition").asString()).isEqualTo(disposition);
            assertThat(error.at("/data/retry_safe").asBoolean()).isEqualTo(disposition.equals("not_started"));
            assertThat(error.at("/data/detail").asString()).contains(words);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tapback|{\"chat_id\":1,\"message_id\":\"G\",\"reaction\":\"like\"}",
                "send.rich|{\"chat_id\":1,\"text\":\"x\"}",
                "send.tracked|{\"chat_id\":1,\"text\":\"x\",\"attempt_id\":\"6f1c3c0e-3f1e-4c0e-8f6e-111111111111\"}",
                "message.edit|{\"chat_id\":1,\"message_id\":\"G\",\"text\":\"x\"}",
                "message.unsend|{\"chat_id\":1,\"message_id\":\"G\"}",
                "group.rename|{\"chat_id\":1,\"name\":\"x\"}",
                "chats.create|{\"addresses\":[\"+15555550199\"]}",
                "poll.send|{\"chat_id\":1,\"question\":\"?\",\"options\":[\"a\",\"b\"]}",
            })
    @Statement(57)
    void withoutTheBridgePrivateMutationsDoNotStart(String method, String params) {
        try (var peer = scene.peer()) {
            var error = peer.error(method, params);
            assertThat(error.path("message").asString()).isEqualTo("Delivery failed before dispatch");
            assertThat(error.at("/data/retry_safe").asBoolean()).isTrue();
            assertThat(peer.error("bridge.events.subscribe", "{}").path("code").asInt())
                    .isEqualTo(-32003);
        }
    }

    @Test
    void withTheBridgeAReplyATapbackAnEditAndATrackedSendLeaveTheirRows() {
        var attempt = "6f1c3c0e-3f1e-4c0e-8f6e-111111111111";
        try (var peer = scene.bridged()) {
            peer.result("send", "{\"chat_id\":1,\"text\":\"threaded\",\"reply_to\":\"G\"}");
            assertThat(count("thread_originator_guid = 'G'")).isEqualTo(1);
            var tracked = "{\"chat_id\":1,\"text\":\"x\",\"attempt_id\":\"" + attempt + "\"}";
            assertThat(peer.result("send.tracked", tracked).path("guid").asString())
                    .isEqualTo(attempt);
            assertThat(peer.error("send.tracked", tracked).at("/data/detail").asString())
                    .contains("choose a new UUID");
            peer.result("tapback", "{\"chat_id\":1,\"message_id\":\"" + attempt + "\",\"reaction\":\"!!\"}");
            assertThat(count("associated_message_guid = 'p:0/" + attempt + "' AND associated_message_type = 2004"))
                    .isEqualTo(1);
            peer.result("message.edit", "{\"chat_id\":1,\"message_id\":\"" + attempt + "\",\"text\":\"better\"}");
            assertThat(count("guid = '" + attempt + "' AND text = 'better'")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "(555) 555-0123, auto, any;-;+15555550123, iMessage",
        "+1 555 555 0177, auto, any;-;+15555550177, iMessage",
        "+15555550178, sms, any;-;+15555550178, SMS",
        "262966, auto, any;-;262966, iMessage",
        "kim@bots.example, imessage, any;-;kim@bots.example, iMessage",
    })
    void aRecipientIsNormalisedAndItsChatReused(String to, String service, String chat, String used) {
        try (var peer = scene.peer()) {
            var sent = peer.result("send", "{\"to\":\"" + to + "\",\"service\":\"" + service + "\",\"text\":\"x\"}");
            assertThat(sent.path("chat_guid").asString()).isEqualTo(chat);
            assertThat(sent.path("service").asString()).isEqualTo(used);
        }
    }

    @Test
    void whatOlderVersionsAnswerToASendIsLess() {
        try (var oldest = scene.version("0.5.0");
                var middle = scene.version("0.9.0")) {
            assertThat(Json.plainLine(oldest.result("send", "{\"chat_id\":1,\"text\":\"x\"}")))
                    .isEqualTo("{\"ok\":true}");
            assertThat(middle.result("send", "{\"chat_id\":1,\"text\":\"y\"}").propertyNames())
                    .containsExactly("ok", "transport", "id", "guid");
        }
    }
}
