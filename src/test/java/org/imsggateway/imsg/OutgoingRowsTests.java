package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.imsggateway.delivery.MessageChannel;
import org.imsggateway.delivery.OutgoingSearch;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class OutgoingRowsTests {

    private static MessageChannel.Sought sought(@Nullable Long afterRow) {
        return new MessageChannel.Sought(
                AccountId.DEFAULT, ChatTarget.parse("chat_id:7"), "see you at six", "", Messages.NOON, afterRow, null);
    }

    private static OutgoingSearch find(boolean exact, String chats, String messages) {
        return find(exact, sought(null), chats, messages);
    }

    private static OutgoingSearch find(boolean exact, MessageChannel.Sought sought, String chats, String messages) {
        ImsgCalls calls = (method, _, _) -> JsonMapper.shared()
                .readTree(
                        method.equals("chats.list")
                                ? "{\"chats\":[" + chats + "]}"
                                : "{\"messages\":[" + messages + "]}");
        return new OutgoingRows(Clock.fixed(Messages.NOON, ZoneOffset.UTC)).find(calls, exact, sought);
    }

    private static String chat(long id, String lastMessageAt) {
        return "{\"id\":" + id + ",\"last_message_at\":\"" + lastMessageAt + "\"}";
    }

    private static String own(String time, String text) {
        return "{\"id\":9,\"guid\":\"G\",\"is_from_me\":true,\"created_at\":\"2026-03-04T" + time + "Z\",\"text\":\""
                + text + "\"}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true  | 12:00:01 | see you at six          | Found
            false | 12:00:01 | \\n\\u000esee you at six  | Found
            false | 12:00:01 | \\uFFFDsee you at six     | Unavailable
            false | 11:59:30 | \\uFFFDsee you            | Unavailable
            false | 11:59:30 | Asee you at six         | Unavailable
            false | 12:00:01 | 敳⁥潹⁵瑡               | Unavailable
            false | 11:59:30 | good morning            | Absent
            true  | 12:00:01 | said by hand            | Absent
            """)
    void anOwnRowThatMayBeItKeepsTheMessageFromBeingSentAgain(boolean exact, String time, String text, String kind) {
        OutgoingSearch outcome = find(exact, chat(7, "2026-03-04T12:00:01Z"), own(time, text));

        assertThat(outcome.getClass().getSimpleName()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"8,07:00:00,Found", "8,23:00:00,Found", "9,12:00:01,Absent", "10,11:59:59,Absent"})
    void whereARowBeforeItIsKnownItsNumberTellsAndNotTheClock(long afterRow, String time, String kind) {
        OutgoingSearch outcome =
                find(true, sought(afterRow), chat(7, "2026-03-04T" + time + "Z"), own(time, "see you at six"));

        assertThat(outcome.getClass().getSimpleName()).isEqualTo(kind);
    }

    @Test
    void aChatIsReadFarEnoughWhenARowFromBeforeWasSeen() {
        String many = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"id\":" + (2000 - i) + "}")
                .collect(Collectors.joining(","));
        String chats = chat(7, "2026-03-04T12:00:01Z");

        assertThat(find(true, sought(1500L), chats, many)).isInstanceOf(OutgoingSearch.Absent.class);
        assertThat(find(true, sought(500L), chats, many)).isInstanceOf(OutgoingSearch.Unavailable.class);
    }

    @Test
    void theClocksMayBeHalfAMinuteApart() {
        assertThat(find(true, chat(7, "2026-03-04T11:59:30Z"), own("11:59:30", "see you at six")))
                .isInstanceOf(OutgoingSearch.Found.class);
    }

    @Test
    void aQuietChatBehindOneThatWasNotReadWholeProvesNothing() {
        String many =
                IntStream.range(0, 1000).mapToObj(_ -> "{\"is_from_me\":false}").collect(Collectors.joining(","));

        OutgoingSearch outcome =
                find(true, chat(7, "2026-03-04T12:00:01Z") + "," + chat(8, "2026-03-01T00:00:00Z"), many);

        assertThat(outcome).isInstanceOf(OutgoingSearch.Unavailable.class);
    }
}
