package org.imsggateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Framing, envelope and validation. */
class EnvelopeConformanceTests {

    @TempDir
    Path directory;

    private Scene scene;

    @BeforeEach
    void aDatabaseWithOneMessage() {
        scene = new Scene(directory);
        scene.from(Scene.ANN, "hello");
    }

    private static JsonNode only(SimulatedPeer peer, String line) {
        peer.write(line);
        return peer.first(answer -> true).path("error");
    }

    @Test
    @Statement(1)
    void everyRecordIsOneLineOfJsonWithParallelReadsAndASubscription() {
        try (var peer = scene.peer()) {
            peer.subscribe("{\"debounce_ms\":0}");
            for (var i = 0; i < 40; i++) {
                peer.send("messages.history", "{\"chat_id\":1}");
                scene.from(Scene.ANN, "line " + i + "\nsecond / line \u2028");
            }
            peer.messages(1, 40);
            assertThat(peer.end()).isZero();
            assertThat(peer.lines()).hasSizeGreaterThanOrEqualTo(81).allMatch(JsonNode::isObject);
            assertThat(peer.rawLines()).anyMatch(line -> line.contains("\\/"));
        }
    }

    @Test
    @Statement(2)
    void blankLinesProduceNothing() {
        try (var peer = scene.peer()) {
            peer.write("");
            peer.write("   \t ");
            peer.end();
            assertThat(peer.rawLines()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json|-32700|null",
                "{\"id\":\"\\ud83d\"}|-32700|null",
                "[1]|-32600|request must be an object",
                "7|-32600|request must be an object",
                "{\"id\":true,\"jsonrpc\":\"2.0\",\"method\":\"status\"}|-32600|id must be a string, number, or null",
            })
    @Statement({3, 5})
    void whatIsNoRequestIsAnsweredWithoutAnId(String line, int code, String detail) {
        try (var peer = scene.peer()) {
            var error = only(peer, line);
            assertThat(error.path("code").asInt()).isEqualTo(code);
            assertThat(error.path("data").asString())
                    .satisfies(
                            d -> assertThat(code == -32700 || d.equals(detail)).isTrue());
            assertThat(peer.lines().getFirst().path("id").isNull()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":4,\"method\":\"status\"}", "{\"jsonrpc\":\"1.0\",\"id\":4,\"method\":\"status\"}"})
    @Statement(4)
    void theProtocolVersionMustBeExactlyTwo(String line) {
        try (var peer = scene.peer()) {
            assertThat(only(peer, line).path("data").asString()).isEqualTo("jsonrpc must be exactly 2.0");
            assertThat(peer.lines().getFirst().path("id").asInt()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "7", "-1", "1.5", "123456789012345678901234567890", "null"})
    @Statement({5, 6})
    void anIdIsEchoedAsItIs(String id) {
        try (var peer = scene.peer()) {
            peer.write("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"status\"}");
            assertThat(Json.plainLine(peer.first(a -> true).path("id"))).isEqualTo(id);
        }
    }

    @Test
    @Statement(6)
    void aRequestWithoutAnIdIsNeverAnswered() {
        try (var peer = scene.peer()) {
            peer.write("{\"jsonrpc\":\"2.0\",\"method\":\"no.such\"}");
            peer.write("{\"jsonrpc\":\"2.0\",\"method\":\"chats.list\",\"params\":{\"limit\":0}}");
            peer.write("{\"jsonrpc\":\"2.0\",\"method\":\"chats.list\",\"params\":[]}");
            peer.write("{\"jsonrpc\":\"2.0\",\"method\":\"chats.list\"}");
            peer.end();
            assertThat(peer.rawLines()).isEmpty();
        }
    }

    @Test
    @Statement(7)
    void anUnknownMethodIsNamed() {
        try (var peer = scene.peer()) {
            var error = peer.error("messages.by_guid", "{}");
            assertThat(error.path("code").asInt()).isEqualTo(-32601);
            assertThat(error.path("data").asString()).isEqualTo("messages.by_guid");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "3"})
    @Statement(8)
    void parametersMustBeAnObject(String params) {
        try (var peer = scene.peer()) {
            assertThat(peer.error("chats.list", params).path("data").asString())
                    .isEqualTo("params must be an object when present");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chats.list|{\"limt\":1}|unknown chats.list param: limt",
                "chats.list|{\"zeta\":1,\"alpha\":1}|unknown chats.list param: alpha",
                "watch.subscribe|{\"chatId\":1}|unknown watch.subscribe param: chatId",
                "watch.subscribe|{\"debounce_ms\":1,\"debounceMs\":1}|use only one of debounce_ms, debounceMs",
                "watch.subscribe|{\"debounce_ms\":-1}|debounce_ms must be a non-negative integer",
                "watch.subscribe|{\"buffer_limit\":5000}|buffer_limit must be an integer between 1 and 4096",
                "send|{\"to\":\"+15555550123\",\"chat_id\":1,\"text\":\"x\"}|use to or exactly one chat selector; not both",
                "send|{\"to\":\"+15555550123\"}|text or file is required",
                "send|{\"to\":\"+15555550123\",\"text\":\"x\",\"service\":\"SMS\"}|invalid service",
                "send|{\"chat_id\":99,\"text\":\"x\"}|unknown chat_id 99",
                "messages.history|{\"chat_id\":1,\"start\":\"yesterday\"}|Invalid ISO8601 date: yesterday",
                "initialize|{\"protocol_version\":2}|unsupported protocol_version 2; supported version is 1",
                "messages.history|{\"chat_id\":0}|chat_id must be a positive integer",
                "messages.history|{}|chat_id is required",
            })
    @Statement({10, 12, 13, 14, 21})
    void aWrongParameterIsNamed(String method, String params, String detail) {
        try (var peer = scene.peer()) {
            var error = peer.error(method, params);
            assertThat(error.path("code").asInt()).isEqualTo(-32602);
            assertThat(error.path("data").asString()).isEqualTo(detail);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"5\"", "5.5", "true", "null", "0"})
    @Statement(11)
    void aLimitIsNothingButAPositiveInteger(String limit) {
        try (var peer = scene.peer()) {
            assertThat(peer.error("chats.list", "{\"limit\":" + limit + "}")
                            .path("code")
                            .asInt())
                    .isEqualTo(-32602);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-08-10T14:00:00+02:00", "2026-08-10T12:00:00.250Z", "2026-08-10T12:00:00Z"})
    @Statement(14)
    void zonesAndFractionsOfSecondsAreRead(String start) {
        try (var peer = scene.peer()) {
            assertThat(peer.result("messages.history", "{\"chat_id\":1,\"start\":\"" + start + "\"}")
                            .path("messages"))
                    .hasSize(1);
        }
    }

    @Test
    @Statement(15)
    void olderVersionsAreLenient() {
        try (var peer = scene.version("0.13.4")) {
            assertThat(peer.result("chats.list", "{\"limt\":1,\"limit\":\"1\"}").path("chats"))
                    .hasSize(1);
            assertThat(peer.error("messages.history", "{\"chat_id\":1,\"end\":\"never\"}")
                            .path("code")
                            .asInt())
                    .isEqualTo(-32603);
            peer.write("{\"jsonrpc\":\"2.0\",\"method\":\"no.such\"}");
            peer.write("42");
            peer.first(a -> a.path("error").path("code").asInt() == -32700);
            assertThat(peer.first(a -> a.path("error").path("code").asInt() == -32601)
                            .path("id")
                            .isNull())
                    .isTrue();
        }
    }
}
