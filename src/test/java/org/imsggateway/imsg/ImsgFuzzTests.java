package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.imsggateway.Fuzz;
import org.imsggateway.delivery.SendReceipt;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.rpc.RpcException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever imsg sends is a message that can be stored, or is known to be none. */
class ImsgFuzzTests {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Instant NOW = Instant.parse("2026-09-02T10:12:01Z");

    private final ImsgMessageReader reader = new ImsgMessageReader();

    /** Every message that was recorded, alone and as one line. */
    private static List<String> messages() {
        List<String> messages = new ArrayList<>();
        for (String line : Fuzz.recorded("out")) {
            if (line.startsWith("{")) {
                JsonNode node = MAPPER.readTree(line);
                JsonNode live = node.path("params").path("message");
                (live.isObject() ? List.of(live) : node.path("result").path("messages"))
                        .forEach(message -> messages.add(message.toString()));
            }
        }
        assertThat(messages).hasSizeGreaterThan(100);
        return messages;
    }

    @Test
    void aRecordIsAMessageThatCanBeStoredAndReadBackOrIsMalformed() {
        Fuzz.of(messages()).feed("messages", bytes -> {
            JsonNode node = node(bytes);
            switch (reader.read(AccountId.DEFAULT, node, NOW)) {
                case ImsgMessageReader.Reading.Understood(InboundMessage message) -> assertStorable(message);
                case ImsgMessageReader.Reading.Malformed(String evidence) ->
                    assertThat(evidence.length()).isLessThan(200);
            }
            ImsgCapabilities.strict(node);
            SendOutcome.of(node, "1");
            SendOutcome.of(new RpcException.Remote(-32000, "failed", node), "1");
        });
    }

    private static JsonNode node(byte[] bytes) {
        try {
            return MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JacksonException _) {
            return MAPPER.missingNode();
        }
    }

    private static void assertStorable(InboundMessage message) {
        String stored = MAPPER.writeValueAsString(message);
        assertThat(MAPPER.readValue(stored, InboundMessage.class)).isEqualTo(message);
        assertThat(message.text() + message.guid() + message.sender()).doesNotContain("\0");
        if (message.sentAt() != null) {
            assertThat(Instant.ofEpochMilli(message.sentAt().toEpochMilli())).isBefore(NOW.plusSeconds(1L << 40));
        }
    }

    @Test
    void anyWrapperScriptIsLookedThrough() {
        Fuzz.of(List.of(
                        "#!/bin/sh\n# a | b\nexec ssh -T bot@mac imsg \"$@\"\n",
                        "#!/bin/sh\nssh mac imsg \"$@\" | grep -v x || exit 1\n",
                        "ssh ".repeat(2_000)))
                .feed("wrapper scripts", bytes -> {
                    String script = new String(bytes, StandardCharsets.ISO_8859_1);
                    assertThat(new WrapperScript(script).isPiped())
                            .isEqualTo(new WrapperScript(script + "\n\n").isPiped());
                });
    }

    @ParameterizedTest
    @CsvSource({
        "ssh mac imsg \"$@\" | grep -v x, true",
        "exec imsg \"$@\" |tee log, true",
        "exec ssh -T mac imsg \"$@\", false",
        "ssh mac imsg || exit 1, false",
        "# ssh mac imsg | grep x, false",
        "ssh mac true || echo a | cat, false",
        "cat x | ssh mac imsg, false"
    })
    void aPipeBehindImsgOrSshIsSeen(String line, boolean pipes) {
        assertThat(new WrapperScript("#!/bin/sh\n" + line + "\n").isPiped()).isEqualTo(pipes);
    }

    @Test
    void anAnswerWhoseRowNumberIsNoneIsAReceiptAllTheSame() {
        SendOutcome outcome = SendOutcome.of(MAPPER.readTree("{\"ok\":true,\"id\":9223372036854775808}"), "1");

        assertThat(outcome.receipt()).isEqualTo(new SendReceipt.Sent(null, null, null));
    }

    @Test
    void anErrorWhoseDispositionIsNoWordIsAnErrorAllTheSame() {
        JsonNode data = MAPPER.readTree("{\"disposition\":{},\"retry_safe\":[]}");

        assertThat(SendOutcome.of(new RpcException.Remote(-32000, "failed", data), "1")
                        .receipt())
                .isNotInstanceOf(SendReceipt.Sent.class);
    }
}
