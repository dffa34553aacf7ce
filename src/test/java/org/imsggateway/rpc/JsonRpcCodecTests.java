package org.imsggateway.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JsonRpcCodecTests {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonRpcCodec codec = new JsonRpcCodec();

    private record Params(String text, @Nullable String file) {}

    @Test
    void aRequestIsOneLineWithVersionAndId() {
        JsonRpcMessage request =
                new JsonRpcMessage.Request(NODES.numberNode(7L), "send", codec.tree(new Params("a\nb", null)));

        assertThat(codec.encode(request))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"send\",\"params\":{\"text\":\"a\\nb\"}}\n");
    }

    @Test
    void absentValuesOfAMapAreLeftOut() {
        Map<String, @Nullable Object> params = new LinkedHashMap<>();
        params.put("a", 1);
        params.put("b", null);

        assertThat(codec.tree(params).toString()).isEqualTo("{\"a\":1}");
    }

    @Test
    void escapedSlashesForeignKeysAndAnyOrderAreRead() {
        JsonRpcMessage message = codec.decode("{\"extra\":[],\"result\":{\"p\":\"\\/a\\/b\"},\"id\":3}");

        assertThat(message)
                .isInstanceOfSatisfying(
                        JsonRpcMessage.Result.class,
                        answer ->
                                assertThat(answer.result().path("p").asString()).isEqualTo("/a/b"));
    }

    @Test
    void anErrorsDataMayBeTextOrAnObjectOrMissing() {
        assertThat(failure("{\"id\":1,\"error\":{\"code\":-32602,\"message\":\"Invalid params\",\"data\":\"x\"}}")
                        .data())
                .isEqualTo(NODES.stringNode("x"));
        assertThat(failure("{\"id\":1,\"error\":{\"code\":-32602,\"data\":{\"retry_safe\":true}}}")
                        .data())
                .hasToString("{\"retry_safe\":true}");
        assertThat(failure("{\"id\":1,\"error\":{}}"))
                .isEqualTo(new JsonRpcMessage.Failure(NODES.numberNode(1), 0, "", null));
    }

    private JsonRpcMessage.Failure failure(String line) {
        return (JsonRpcMessage.Failure) codec.decode(line);
    }

    @Test
    void aMethodWithoutIdIsANotificationAndWithAnIdARequest() {
        assertThat(codec.decode("{\"method\":\"m\"}")).isInstanceOf(JsonRpcMessage.Notification.class);
        assertThat(codec.decode("{\"method\":\"m\",\"id\":null}")).isInstanceOf(JsonRpcMessage.Request.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Last login: Tue",
                "[1]",
                "42",
                "null",
                "\"text\"",
                "{}",
                "{\"id\":1}",
                "{\"method\":5}",
                "{\"a\":1} {\"b\":2}",
                "{\"result\":",
                "{\"level\":\"info\"}"
            })
    void whatIsNoMessageIsMalformedAndNeverAnException(String line) {
        assertThat(codec.decode(line)).isInstanceOf(JsonRpcMessage.Malformed.class);
    }

    @Test
    void nestingWithoutEndIsMalformed() {
        assertThat(codec.decode("[".repeat(100_000))).isInstanceOf(JsonRpcMessage.Malformed.class);
        assertThat(codec.decode("{\"result\":".repeat(100_000))).isInstanceOf(JsonRpcMessage.Malformed.class);
    }

    @Test
    void theWordsOfAnErrorHoldWhatThereIs() {
        assertThat(new RpcException.Remote(-32602, "Invalid params", NODES.stringNode("x")))
                .hasMessage("Invalid params: code=-32602 x");
        assertThat(new RpcException.Remote(-32000, "Busy", null)).hasMessage("Busy: code=-32000");
        assertThat(new RpcException.Remote(0, "", null)).hasMessage("rpc error");
    }

    /** What is written can be read back, whatever the content; and a line with a few bytes changed never throws. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void messagesSurviveTheRoundTripAndDamageIsNeverAnException(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            JsonNode value = randomNode(random, 0);
            JsonRpcMessage.Result sent = new JsonRpcMessage.Result(NODES.numberNode(random.nextInt(1, 1000)), value);
            String line = codec.encode(sent);

            assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
            assertThat(codec.decode(line)).isEqualTo(sent);
            assertThat(codec.decode(damaged(line, random))).isNotNull();
        }
    }

    private static String damaged(String line, Random random) {
        char[] chars = line.toCharArray();
        for (int i = 0; i < 3; i++) {
            chars[random.nextInt(chars.length)] = (char) random.nextInt(0x250);
        }
        return new String(Arrays.copyOf(chars, random.nextInt(1, chars.length + 1)));
    }

    private static JsonNode randomNode(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 6)) {
            case 0 -> NODES.stringNode(randomText(random));
            case 1 -> NODES.numberNode(random.nextInt());
            case 2 -> NODES.booleanNode(random.nextBoolean());
            case 3 -> NODES.nullNode();
            case 4 -> NODES.arrayNode().add(randomNode(random, depth + 1)).add(randomNode(random, depth + 1));
            default -> {
                ObjectNode object = NODES.objectNode();
                object.set(randomText(random), randomNode(random, depth + 1));
                yield object;
            }
        };
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.appendCodePoint(random.nextBoolean() ? random.nextInt(0x20, 0xD800) : random.nextInt(0, 0x80));
        }
        return random.nextInt(4) == 0 ? text + "\uD83E\uDEE0" : text.toString();
    }
}
