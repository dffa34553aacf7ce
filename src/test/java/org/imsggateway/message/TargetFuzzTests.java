package org.imsggateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.imsggateway.Fuzz;
import org.junit.jupiter.api.Test;

/** What people, configurations and Messages give as addresses is read or refused, never more. */
class TargetFuzzTests {

    private static final List<String> VALID = List.of(
            "chat_id:42",
            "chat_guid:iMessage;+;chat8812",
            "chat_identifier:chat8812",
            "imessage:+15555550123",
            "sms: +1 (555) 555-0123",
            "auto:ann@example.com",
            "+15555550123",
            "tel:+1 555 555 0123",
            "GUID:iMessage;-;+15555550123",
            "0123456789abcdef0123456789ABCDEF",
            "Ann@Example.com");

    @Test
    void aTargetIsReadBackFromItsTextOrRefused() {
        Fuzz.of(VALID).feed("targets", bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            ChatTarget.normalizeText(text);
            ChatTarget.looksLikeTarget(text);
            try {
                ChatTarget target = ChatTarget.parse(text);
                assertThat(ChatTarget.parse(target.text())).isEqualTo(target);
            } catch (InvalidTargetException refused) {
                assertThat(refused).hasMessageContaining(" ");
            }
        });
    }

    @Test
    void aHandleIsTheSameWithAndWithoutAServiceInFront() {
        Fuzz.of(VALID).feed("handles", bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            Handle handle = Handle.of(text);
            assertThat(Handle.of(" SMS: iMessage:" + text)).isEqualTo(handle);
            assertThat(handle.toString()).isNotNull();
        });
    }
}
