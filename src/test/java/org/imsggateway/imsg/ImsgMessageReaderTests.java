package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.ReplyQuote;
import org.imsggateway.message.Tapback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImsgMessageReaderTests {

    private static final Instant NOW = Instant.parse("2026-09-02T10:12:01Z");
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final ImsgMessageReader reader = new ImsgMessageReader();

    private InboundMessage read(String json) {
        return ((ImsgMessageReader.Reading.Understood) reader.read(AccountId.DEFAULT, MAPPER.readTree(json), NOW))
                .message();
    }

    private String evidence(String json) {
        return ((ImsgMessageReader.Reading.Malformed) reader.read(AccountId.DEFAULT, MAPPER.readTree(json), NOW))
                .evidence();
    }

    @Test
    void aDirectMessageIsReadWhole() {
        InboundMessage message = read("""
                {"id":913,"chat_id":7,"guid":"G","sender":"+15550100","is_from_me":false,"text":"hey",
                 "created_at":"2026-09-02T10:12:00.250Z","attachments":[],"reactions":[],"chat_identifier":"+15550100",
                 "chat_guid":"any;-;+15550100","chat_name":"","participants":["+15550100"],"is_group":false}""");

        assertThat(message.rowId()).isEqualTo(913);
        assertThat(message.guid()).isEqualTo("G");
        assertThat(message.chat().id()).isEqualTo(7);
        assertThat(message.chat().group()).isFalse();
        assertThat(message.text()).isEqualTo("hey");
        assertThat(message.sentAt()).isEqualTo("2026-09-02T10:12:00.250Z");
        assertThat(message.receivedAt()).isEqualTo(NOW);
    }

    @Test
    void fieldsMayBeAbsentNullOrUnknownAndUnknownOnesSurvive() {
        InboundMessage message =
                read("{\"extra\":{\"deep\":[1]},\"text\":\"a\",\"chat_id\":null,\"guid\":null,\"id\":4}");

        assertThat(message.text()).isEqualTo("a");
        assertThat(message.guid()).isEqualTo("row:4");
        assertThat(MAPPER.readTree(message.raw())
                        .path("extra")
                        .path("deep")
                        .get(0)
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":5}",
                "{\"id\":\"5\"}",
                "{\"id\":1.5}",
                "{\"chat_id\":\"1\"}",
                "{\"guid\":1}",
                "{\"chat_guid\":[]}",
                "{\"chat_identifier\":true}",
                "{\"chat_name\":{}}",
                "{\"sender\":1}",
                "{\"created_at\":1}",
                "{\"destination_caller_id\":1}",
                "{\"reply_to_text\":1}",
                "{\"reply_to_sender\":1}",
                "{\"reply_to_id\":[]}",
                "{\"is_from_me\":1}",
                "{\"is_group\":\"true\"}",
                "{\"participants\":\"x\"}",
                "{\"participants\":[1]}",
                "{\"attachments\":{}}",
                "{\"attachments\":[1]}",
                "{\"attachments\":[{\"original_path\":1}]}",
                "{\"attachments\":[{\"mime_type\":1}]}",
                "{\"attachments\":[{\"missing\":1}]}",
                "5",
                "null",
                "[]"
            })
    void oneWrongTypeSpoilsTheRecord(String json) {
        assertThat(evidence(json)).startsWith("row unknown: ");
    }

    @Test
    void theEvidenceNamesTheRowAndTheFieldAndHoldsNoText() {
        assertThat(evidence("{\"id\":12,\"text\":\"secret\",\"sender\":5}"))
                .isEqualTo("row 12: field sender is not a string");
    }

    @ParameterizedTest
    @CsvSource({
        "'\n\u0007héllo!', héllo!",
        "'\n\u0006hello', '\n\u0006hello'",
        "'\n', '\n'",
        "'\n\u0000', '\n\u0000'",
        "hello, hello"
    })
    void aStrayLengthBeforeTheTextIsRemovedOnlyWhenItCountsTheRest(String stored, String expected) {
        assertThat(ImsgMessageReader.withoutLengthPrefix(stored)).isEqualTo(expected);
    }

    @Test
    void aNulIsNotKeptBecauseNotEveryStoreTakesIt() {
        assertThat(read("{\"text\":\"a\\u0000b\",\"sender\":\"+1\\u0000\"}"))
                .extracting(InboundMessage::text, InboundMessage::sender)
                .containsExactly("ab", "+1");
    }

    @Test
    void theAttachmentMarkGoesWhereThereAreAttachments() {
        assertThat(read("{\"text\":\"\uFFFC\",\"attachments\":[{\"original_path\":\"/a.png\"}]}")
                        .text())
                .isEmpty();
        assertThat(read("{\"text\":\"\uFFFC\",\"attachments\":[]}").text()).isEqualTo("\uFFFC");
    }

    @Test
    void attachmentsAreReadUnderEitherName() {
        InboundMessage message = read("""
                {"attachments":[
                 {"original_path":"/a/b.png","total_bytes":5,"mime_type":"image/png","transfer_name":"b.png","missing":true},
                 {"path":"/c.m4a","byte_size":7}]}""");

        assertThat(message.attachments()).extracting("path").containsExactly("/a/b.png", "/c.m4a");
        assertThat(message.attachments()).extracting("bytes").containsExactly(5L, 7L);
        assertThat(message.attachments().getFirst().missing()).isTrue();
    }

    @Test
    void onlyAThreadProvesAnInlineReply() {
        assertThat(read("{\"thread_originator_guid\":\"T\",\"reply_to_guid\":\"P\",\"reply_to_text\":\"q\"}")
                        .reply())
                .isEqualTo(new ReplyQuote("T", "q", null));
        assertThat(read("{\"reply_to_guid\":\"P\",\"reply_to_text\":\"q\"}").reply())
                .isNull();
        assertThat(read("{\"reply_to_id\":5,\"reply_to_text\":\"q\",\"reply_to_sender\":\"s\"}")
                        .reply())
                .isEqualTo(new ReplyQuote("5", "q", "s"));
        assertThat(read("{\"text\":\"a\"}").reply()).isNull();
    }

    @Test
    void aTapbackIsOneAndAVoteIsNotText() {
        assertThat(
                        read("{\"is_reaction\":true,\"reaction_type\":\"love\",\"reaction_emoji\":\"❤️\",\"is_reaction_add\":false,"
                                        + "\"reacted_to_guid\":\"T\"}")
                                .tapback())
                .isEqualTo(new Tapback("T", "love", "❤️", false));
        assertThat(read("{\"text\":\"Pizza\",\"poll\":{\"kind\":\"vote\"}}").text())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-08-10T09:00:00.250+02:00, 2026-08-10T07:00:00.250Z", "2026-08-10T09:00:00Z, 2026-08-10T09:00:00Z"
    })
    void timesAreReadWithAnyZone(String written, Instant expected) {
        assertThat(ImsgMessageReader.instant(written)).isEqualTo(expected);
        assertThat(ImsgMessageReader.instant("yesterday")).isNull();
    }

    @Test
    void everyRecordedMessageOfBothVersionsCanBeRead() throws IOException {
        int read = 0;
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/transcripts"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                for (JsonNode message : messages(file)) {
                    assertThat(reader.read(AccountId.DEFAULT, message, NOW))
                            .isInstanceOf(ImsgMessageReader.Reading.Understood.class);
                    read++;
                }
            }
        }
        System.out.println("client transcripts: messages read=" + read);
        assertThat(read).isGreaterThan(500);
    }

    private static List<JsonNode> messages(Path file) throws IOException {
        List<JsonNode> messages = new java.util.ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            JsonNode recorded = MAPPER.readTree(line);
            String text = recorded.path("line").asString("");
            if (recorded.path("dir").asString("").equals("out") && text.startsWith("{\"")) {
                JsonNode said = MAPPER.readTree(text.lines().findFirst().orElse("{}"));
                said.path("result").path("messages").forEach(messages::add);
                if (said.path("method").asString("").equals("message")) {
                    messages.add(said.path("params").path("message"));
                }
            }
        }
        return messages;
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59-18:00", "-0001-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void aTimeThatCannotBeStoredCostsTheTimeAndNotTheMessage(String time) {
        InboundMessage message = read("{\"id\":4,\"text\":\"a\",\"created_at\":\"" + time + "\"}");

        assertThat(message.text()).isEqualTo("a");
        assertThat(message.sentAt()).isNull();
    }
}
