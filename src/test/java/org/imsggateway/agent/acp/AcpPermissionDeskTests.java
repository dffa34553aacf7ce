package org.imsggateway.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcpPermissionDeskTests {

    @ParameterizedTest
    @CsvSource({"execute, execute", "allow_once, allow_once", "'read\nERROR forged', other", "'', other"})
    void onlyWordsOfTheProtocolAreLogged(String kind, String logged) {
        assertThat(AcpPermissionDesk.known(kind)).isEqualTo(logged);
    }
}
