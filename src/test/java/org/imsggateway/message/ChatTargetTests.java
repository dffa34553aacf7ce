package org.imsggateway.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatTargetTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sms:+15557000001                 | sms:+15557000001",
                "ana@b.example                    | ana@b.example",
                "chat_id:42                       | chat_id:42",
                "chatid:7                         | chat_id:7",
                "chat:7                           | chat_id:7",
                "chatguid:Q                       | chat_guid:Q",
                "guid:Q                           | chat_guid:Q",
                "chatidentifier:AbC               | chat_identifier:AbC",
                "chatident:AbC                    | chat_identifier:AbC",
                "'  CHAT_GUID:  iMessage;+;chatQ '| chat_guid:iMessage;+;chatQ",
                "sms:chat_id:9                    | chat_id:9",
                "auto: guid:X                     | chat_guid:X",
                "imessage:Foo@Bar.example         | imessage:Foo@Bar.example",
                "chat:12abc                       | chat_id:12",
                "chat:1.9                         | chat_id:1",
                "chat:1e3                         | chat_id:1",
                "chat:+7                          | chat_id:7",
                "chat_id:-3                       | chat_id:-3",
                "chat_id:0                        | chat_id:0",
                "tel:+15557000001                 | +15557000001",
                "auto:Mum                         | auto:Mum",
                "+1 (555) 700-0001                | +1 (555) 700-0001",
                "0123456789abcdef0123456789abcdef | chat_identifier:0123456789abcdef0123456789abcdef",
            })
    void aTargetIsReadAndWrittenBack(String raw, String text) {
        ChatTarget target = ChatTarget.parse(raw);
        assertThat(target.text()).isEqualTo(text);
        assertThat(ChatTarget.parse(text)).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                 | iMessage target is required: write for example chat_id:42 or +15555550123",
                "'sms: '            | sms: target is required: a phone number or an e-mail address",
                "chat_id:x          | Invalid chat_id: x; it is the number of a chat, such as chat_id:42",
                "'chat_guid: '      | chat_guid is required: write chat_guid:iMessage;+;chat8812",
                "chat_identifier:   | chat_identifier is required: write chat_identifier:chat8812",
                "imessage:sms:+1    | one service prefix",
                "Mum                | auto:, imessage: or sms:",
                "chat_id : 5        | neither a phone number",
                "chat_id:99999999999999999999 | Invalid chat_id",
            })
    void whatIsNoTargetIsRefusedWithAReason(String raw, String reason) {
        assertThatThrownBy(() -> ChatTarget.parse(raw))
                .isInstanceOf(InvalidTargetException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "123, true, false",
        "+12, false, false",
        "+1 555, false, false",
        "Guid:, true, true",
        "a@b, true, false",
        "sms:x, true, true",
        "12a, false, false",
    })
    void aTextLooksLikeATargetOrNot(String text, boolean loose, boolean explicit) {
        assertThat(ChatTarget.looksLikeTarget(text)).isEqualTo(loose);
        assertThat(ChatTarget.looksExplicit(text)).isEqualTo(explicit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "sms: +1 (555) 2  | sms:+15552",
                "sms:GUID:Ab      | guid:Ab",
                "'imessage: '     | -",
                "' '              | -",
                "A@B.example      | a@b.example",
                "CHAT: 5          | chat:5",
            })
    void aMessagingTargetIsNormalised(String raw, @Nullable String text) {
        assertThat(ChatTarget.normalizeText(raw).orElse(null)).isEqualTo(text);
    }

    @Test
    void theTextOfAChatNumberIsEmptyForNone() {
        assertThat(ChatTarget.textOf(42)).isEqualTo("chat_id:42");
        assertThat(ChatTarget.textOf(0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+15557000001, true", "chat_id:3, false", "guid:x, false", "chatident:x, false"})
    void onlyAHandleIsDirect(String target, boolean direct) {
        assertThat(ChatTarget.parse(target).isDirect()).isEqualTo(direct);
    }
}
