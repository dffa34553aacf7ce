package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MessageTableTests {

    private static final ImsgCapabilities PAGING =
            new ImsgCapabilities("0.15.10", ImsgCapabilities.Generation.STRICT, Set.of("messages.after"), false);
    private static final ImsgCapabilities OLD = ImsgCapabilities.lenient("0.9.0");

    private int asked;

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static String rows(long... rows) {
        return Arrays.stream(rows)
                .mapToObj(row -> "{\"id\":" + row + ",\"chat_id\":1,\"sender\":\"a\",\"text\":\"t" + row + "\"}")
                .collect(Collectors.joining(",", "{\"messages\":[", "]}"));
    }

    /** A table whose last messages of a chat end at one row and that itself goes on to another. */
    private MessageTable table(ImsgCapabilities capabilities, long shown, long last) {
        return new MessageTable(
                (method, params, _) -> answer(method, params, shown, last), capabilities, Duration.ZERO);
    }

    private JsonNode answer(String method, @Nullable Object params, long shown, long last) {
        asked++;
        return switch (method) {
            case "chats.list" -> json("{\"chats\":[{\"id\":1}]}");
            case "messages.history" -> json(rows(shown));
            default -> {
                long since = JsonMapper.shared()
                        .<JsonNode>valueToTree(params)
                        .path("since_rowid")
                        .asLong();
                yield json(since < last ? rows(since + 1) : rows());
            }
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 101, 102, 103, 250, 1_000_000})
    void theEndIsFoundBeyondWhatAChatShows(long last) throws Exception {
        assertThat(table(PAGING, 100, last).newest()).isEqualTo(last);
        assertThat(asked).isLessThan(50);
    }

    @Test
    void anEmptyDatabaseHasNoNewestRow() throws Exception {
        MessageTable table = new MessageTable((_, _, _) -> json("{}"), PAGING, Duration.ZERO);

        assertThat(table.newest()).isZero();
        assertThat(table.beyond(0)).isEqualTo(MessageTable.Beyond.NONE);
    }

    @Test
    void anOldImsgIsAskedForTheLastMessagesOfTheLastChats() throws Exception {
        assertThat(table(OLD, 100, 100).newest()).isEqualTo(100);
        assertThat(table(OLD, 100, 100).beyond(99)).isEqualTo(new MessageTable.Beyond(1, 100, 100));
        assertThat(table(OLD, 100, 100).beyond(100)).isEqualTo(MessageTable.Beyond.NONE);
    }

    @Test
    void theSecondPreviewOfALinkIsNotTakenForARowThatShouldHaveCome() throws Exception {
        String preview = "{\"id\":%d,\"chat_id\":1,\"sender\":\"a\",\"text\":\"https://example.com\"}";
        JsonNode history = json("{\"messages\":[" + preview.formatted(8) + "," + preview.formatted(7) + "]}");
        ImsgCalls calls = (method, _, _) -> method.equals("chats.list") ? json("{\"chats\":[{\"id\":1}]}") : history;
        MessageTable table = new MessageTable(calls, OLD, Duration.ZERO);

        assertThat(table.beyond(7)).isEqualTo(MessageTable.Beyond.NONE);
        assertThat(table.beyond(6)).isEqualTo(new MessageTable.Beyond(1, 7, 7));
    }
}
