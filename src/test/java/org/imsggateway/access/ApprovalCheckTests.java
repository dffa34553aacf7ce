package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.database.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator hears about approvals that do not count. */
class ApprovalCheckTests {

    @TempDir
    Path home;

    private TestStore store;
    private PairingFixture gateway;
    private ApprovalCheck check;

    @BeforeEach
    void start() {
        store = TestStore.sqlite(home);
        gateway = new PairingFixture(store);
        check = new ApprovalCheck(gateway.config, new ApprovedSenders(gateway.approvals, gateway.clock));
        gateway.approve(gateway.code(Arrived.direct()));
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private void configure(String imessage) {
        gateway.config.replace(GatewayConfig.parse("channels: {imessage: " + imessage + "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{dmPolicy: allowlist, allowFrom: ['+1']}",
                "{dmPolicy: open, allowFrom: ['*']}",
                "{dmPolicy: disabled}"
            })
    void approvalsUnderAnotherPolicyThanPairingAreFound(String keys) {
        configure(keys);
        assertThat(check.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.symptom()).contains("Account default").endsWith(": 1.");
            assertThat(finding.cause()).startsWith("channels.imessage.dmPolicy is ");
        });
    }

    @Test
    void approvalsThatCountAreNoFinding() {
        assertThat(check.findings()).isEmpty();
    }

    @Test
    void anAccountWithoutApprovalsHasNoFinding() {
        configure("{accounts: {b: {dmPolicy: disabled}}}");
        assertThat(check.findings()).isEmpty();
    }

    @Test
    void aStoreThatCannotBeReadIsLeftToItsOwnCheck() {
        configure("{dmPolicy: disabled}");
        store.close();
        assertThat(check.findings()).isEmpty();
    }
}
