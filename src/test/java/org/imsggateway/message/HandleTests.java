package org.imsggateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One address, one normal form. */
class HandleTests {

    @ParameterizedTest(name = "\"{0}\" becomes \"{1}\"")
    @CsvSource({
        "SMS: imessage:Ana@B.Example, ana@b.example",
        "CHAT: 5, chat_id:5",
        "guid:aB, chat_guid:aB",
        "sms:chatident: Xy , chat_identifier:Xy",
        "+1 (415) 555-0100, +14155550100",
        "4155550100, +4155550100",
        "tel:+1 415, +1415",
        "AMAZON, AMAZON",
        "Bank X, BankX",
        "++1 555, +1555",
        "24273, +24273",
        "'  ', ''",
        "'', ''",
        "'imessage: ', ''",
        "'\u00A0+1 555\uFEFF', +1555",
    })
    void anAddressHasOneNormalForm(String written, String normal) {
        assertThat(Handle.of(written).value()).isEqualTo(normal);
        assertThat(Handle.of(normal)).isEqualTo(Handle.of(written));
    }

    @Test
    void namesWithoutDigitsStayDifferentPeople() {
        assertThat(Handle.of("AMAZON")).isNotEqualTo(Handle.of("Bank X"));
    }

    @Test
    void nationalAndInternationalFormsStayDifferent() {
        assertThat(Handle.of("4155550100")).isNotEqualTo(Handle.of("+14155550100"));
    }

    @Test
    void theLanguageOfTheMachineDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(Handle.of("IMESSAGE:INFO@I.EXAMPLE").value()).isEqualTo("info@i.example");
            assertThat(Handle.of("CHAT_ID:7").value()).isEqualTo("chat_id:7");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"+15555550109, +155…09", "ana@b.example, a…@b.example", "12345, …", "'', …"})
    void aHandleInALogIsMasked(String value, String shown) {
        assertThat(new Handle(value)).hasToString(shown);
    }
}
