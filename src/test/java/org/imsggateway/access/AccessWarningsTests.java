package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the log says once about groups that nobody can write in. */
@ExtendWith(OutputCaptureExtension.class)
class AccessWarningsTests {

    private static AccessWarnings started(GatewayConfig config) {
        var store = new ConfigStore(config, _ -> {});
        var warnings = new AccessWarnings(store, List.of(new AllowListCheck(store), new GroupListCheck(store)));
        warnings.afterSingletonsInstantiated();
        return warnings;
    }

    @Test
    void anAccountWhoseGroupListIsEmptyIsNamedAtStartWithTheKeyToSet(CapturedOutput output) {
        started(GatewayConfig.parse("channels: {imessage: {accounts: {a: {}, b: {groupPolicy: open}}}}"));
        assertThat(output)
                .contains("account=a", "channels.imessage.accounts.a.groupAllowFrom")
                .doesNotContain("account=b");
    }

    @Test
    void withoutTheSectionEachAccountIsToldOnceThatGroupsAreClosed(CapturedOutput output) {
        started(withoutSection(GatewayConfig.parse("channels: {imessage: {groupPolicy: open}}")));
        assertThat(output.getAll().lines().filter(line -> line.contains("channels.imessage is not configured")))
                .singleElement()
                .asString()
                .contains("account=default", "groupPolicy is allowlist");
    }

    private static GatewayConfig withoutSection(GatewayConfig open) {
        return new GatewayConfig(
                false,
                false,
                open.accounts(),
                open.defaultAccount(),
                open.agents(),
                open.bindings(),
                open.messages(),
                open.session(),
                open.commands(),
                open.acp(),
                open.accessGroups(),
                open.approvals(),
                open.gateway());
    }

    @Test
    void whatTheChecksFindIsSaidAtStartWithItsRemedy(CapturedOutput output) {
        started(GatewayConfig.parse("channels: {imessage: {groups: {'*': {}}}}"));
        assertThat(output.getAll().lines().filter(line -> line.contains("WARN")))
                .singleElement()
                .asString()
                .contains(
                        "drops every group message",
                        "channels.imessage.allowFrom lists nobody",
                        "in channels.imessage.groupAllowFrom")
                .doesNotContain("account=");
    }

    @Test
    void noAddressStandsInALineOfTheLog(CapturedOutput output) {
        started(GatewayConfig.parse("channels: {imessage: {groupPolicy: open, allowFrom:"
                + " ['chat_identifier:+15557000009', 'chat_guid:iMessage;-;ana@b.example', 'a na@b.example']}}"));
        assertThat(output)
                .contains("+155…09", "a…@b.example", "n…@b.example")
                .doesNotContain("7000009", "ana@", "na@b");
    }

    @Test
    void theDemoHasNothingToBeWarnedOf(CapturedOutput output) {
        started(GatewayConfig.defaults());
        assertThat(output).doesNotContain("account=");
    }

    @Test
    void aChatThatIsNotListedIsNamedOnce(CapturedOutput output) {
        var config = GatewayConfig.parse("channels: {imessage: {groupPolicy: open, groups: {'7': {}}}}");
        var warnings = started(config);
        var account = config.accounts().getFirst();
        for (int i = 0; i < 2; i++) {
            var message = Arrived.inGroup().message();
            warnings.dropped(message, config, account, "group id not in allowlist");
        }
        assertThat(output.getAll().lines().filter(line -> line.contains("chat=42 is dropped")))
                .hasSize(1)
                .allMatch(line -> line.contains("channels.imessage.groups"));
    }

    @Test
    void anotherDenialIsNoReasonForAWarning(CapturedOutput output) {
        var config = GatewayConfig.parse("channels: {imessage: {dmPolicy: disabled, groupPolicy: disabled}}");
        var warnings = started(config);
        var account = config.accounts().getFirst();
        var message = Arrived.direct().message();
        warnings.dropped(message, config, account, "dmPolicy disabled");
        assertThat(output).doesNotContain("chat=");
    }
}
