package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is admitted, line by line: policies, lists, approvals, the registry of groups. */
class AccessMatrixTests {

    @ParameterizedTest(name = "{0}, approved {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{cliPath: imsg}                                                | ''           | pairing",
                "{dmPolicy: pairing, allowFrom: ['+1 (555) 700-0002']}          | ''           | dispatch",
                "{dmPolicy: pairing}                                            | +15557000002 | dispatch",
                "{dmPolicy: pairing, allowFrom: ['*']}                          | ''           | dispatch",
                "{dmPolicy: allowlist, allowFrom: ['+15557000009']}             | +15557000002 | dmPolicy blocked",
                "{dmPolicy: allowlist, allowFrom: ['chat_id:5']}                | ''           | dispatch",
                "{dmPolicy: open, allowFrom: ['*']}                             | ''           | dispatch",
                "{dmPolicy: disabled, allowFrom: ['*']}                         | +15557000002 | dmPolicy disabled",
            })
    void directMessages(String keys, String approved, String outcome) {
        assertThat(Judged.under(keys).outcome(Arrived.direct(), approved)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{groups: {'*': {}}}" + "| groupPolicy allowlist (empty groupAllowFrom)",
                "{groupPolicy: allowlist, allowFrom: ['+15557000002'], groups: {'*': {}}}" + "| dispatch",
                "{groupPolicy: allowlist, groupAllowFrom: [], allowFrom: ['+15557000002'], groups: {'*': {}}}"
                        + "| groupPolicy allowlist (empty groupAllowFrom)",
                "{groupPolicy: allowlist, groupAllowFrom: ['+15557000009'], allowFrom: ['+15557000002'], groups: {'*': {}}}"
                        + "| not in groupAllowFrom",
                "{groupPolicy: allowlist, groupAllowFrom: ['chat_id:42']}" + "| dispatch",
                "{groupPolicy: allowlist, groupAllowFrom: ['*'], groups: {'7': {}}}" + "| group id not in allowlist",
                "{groupPolicy: open}" + "| dispatch",
                "{groupPolicy: open, groups: {'7': {}}}" + "| group id not in allowlist",
                "{groupPolicy: disabled, groupAllowFrom: ['*'], allowFrom: ['*'], groups: {'*': {}}}"
                        + "| groupPolicy disabled",
            })
    void groupMessages(String keys, String outcome) {
        assertThat(Judged.under(keys).outcome(Arrived.inGroup())).isEqualTo(outcome);
    }
}
