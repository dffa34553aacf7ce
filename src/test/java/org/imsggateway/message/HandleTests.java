package org.imsggateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandleTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SMS: imessage:Ana@B.Example | ana@b.example",
                "CHAT: 5                     | chat_id:5",
                "guid:aB                     | chat_guid:aB",
                "ChatIdent: Ab               | chat_identifier:Ab",
                "+1 (415) 555-0100           | +14155550100",
                "4155550100                  | +4155550100",
                "tel:+1 415                  | +1415",
                "AMAZON                      | AMAZON",
                "Bank X                      | BankX",
                "++1 555                     | +1555",
                "24273                       | +24273",
                "'  '                        | ''",
                "'\u00A0+1\u00A0555\uFEFF'   | +1555",
            })
    void anAddressHasOneNormalForm(String raw, String normal) {
        assertThat(Handle.of(raw)).isEqualTo(new Handle(normal));
        assertThat(Handle.of(normal)).as("normalising again").isEqualTo(Handle.of(raw));
    }

    @Test
    void differentNamesAreDifferentPeople() {
        assertThat(Handle.of("AMAZON")).isNotEqualTo(Handle.of("Bank X"));
    }

    @Test
    void nationalAndInternationalFormsStayDifferent() {
        assertThat(Handle.of("4155550100")).isNotEqualTo(Handle.of("+14155550100"));
    }

    @Test
    void blankIsNobody() {
        assertThat(Handle.of(" \u3000").isNone()).isTrue();
        assertThat(Handle.NONE.isNone()).isTrue();
    }
}
