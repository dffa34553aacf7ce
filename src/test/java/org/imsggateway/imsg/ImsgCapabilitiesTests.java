package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ImsgCapabilitiesTests {

    @Test
    void aStrictVersionSaysItself() {
        ImsgCapabilities can = ImsgCapabilities.strict(JsonMapper.shared().readTree("""
                {"version":"0.15.10","protocol_version":1,"bridge":{"ready":true},"new":{},
                 "methods":["initialize","messages.after","send"]}"""));

        assertThat(can.isStrict()).isTrue();
        assertThat(can.version()).isEqualTo("0.15.10");
        assertThat(can.can("messages.after")).isTrue();
        assertThat(can.can("typing")).isFalse();
        assertThat(can.repliesInThread()).isTrue();
    }

    @Test
    void anEmptyAnswerMeansItCanDoNothingMore() {
        ImsgCapabilities can = ImsgCapabilities.strict(JsonMapper.shared().readTree("{}"));

        assertThat(can.methods()).isEmpty();
        assertThat(can.version()).isNull();
        assertThat(can.pagesAfterCursor()).isFalse();
        assertThat(can.repliesInThread()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0.5.0, send, true",
        "0.5.0, typing, false",
        "0.7.3, typing, true",
        "0.8.2, tapback, false",
        "0.9.0, tapback, true",
        "0.10.0-beta.1, message.send_status, true",
        "v0.9, message.send_status, false",
        "nonsense, watch.subscribe, true"
    })
    void aTableStandsInForOlderOnes(String version, String method, boolean expected) {
        assertThat(ImsgCapabilities.lenient(version).can(method)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.8.0, false", "0.8.1, true", "0.13.4, true"})
    void transportIsNamedOnlyWhereItIsKnown(String version, boolean expected) {
        assertThat(ImsgCapabilities.lenient(version).namesTransport()).isEqualTo(expected);
    }

    @Test
    void anUnknownVersionIsTakenForTheOldest() {
        assertThat(ImsgCapabilities.lenient(null).namesTransport()).isFalse();
    }
}
