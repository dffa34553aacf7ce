package org.imsggateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.imsggateway.message.Service;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every key of an account: its default, an example, and what it refuses. */
class AccountKeyTests {

    private static Arguments row(
            String key,
            Function<AccountConfig, @Nullable Object> read,
            @Nullable Object unset,
            String value,
            Object set) {
        return Arguments.of(key, read, unset, value, set);
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                row("enabled", AccountConfig::enabled, true, "false", false),
                row("cliPath", AccountConfig::cliPath, "imsg", "/usr/local/bin/imsg", "/usr/local/bin/imsg"),
                row("dbPath", AccountConfig::dbPath, null, "/tmp/chat.db", "/tmp/chat.db"),
                row("remoteHost", AccountConfig::remoteHost, null, "' bot@mac-mini '", "bot@mac-mini"),
                row("service", AccountConfig::service, Service.AUTO, "sms", Service.SMS),
                row("region", AccountConfig::region, "US", "DE", "DE"),
                row("dmPolicy", AccountConfig::dmPolicy, DmPolicy.PAIRING, "disabled", DmPolicy.DISABLED),
                row(
                        "allowFrom",
                        AccountConfig::allowFrom,
                        List.of(),
                        "['+15557000001', ' ', a@b.example, 'chat_id:5']",
                        List.of("+15557000001", "a@b.example", "chat_id:5")),
                row("groupPolicy", AccountConfig::groupPolicy, GroupPolicy.ALLOWLIST, "disabled", GroupPolicy.DISABLED),
                row("groupAllowFrom", AccountConfig::groupAllowFrom, null, "[]", List.of()),
                row("historyLimit", AccountConfig::historyLimit, 50, "0", 0),
                row("dmHistoryLimit", AccountConfig::dmHistoryLimit, null, "7", 7),
                row("includeAttachments", AccountConfig::includeAttachments, false, "true", true),
                row("mediaMaxMb", AccountConfig::mediaMaxMb, 16, "4", 4),
                row("textChunkLimit", AccountConfig::textChunkLimit, 4000, "100", 100),
                row("chunkMode", AccountConfig::chunkMode, ChunkMode.LENGTH, "newline", ChunkMode.NEWLINE),
                row("configWrites", AccountConfig::configWrites, true, "false", false),
                row("name", AccountConfig::name, null, "Bot", "Bot"),
                row("responsePrefix", AccountConfig::responsePrefix, null, "''", ""),
                row("defaultTo", AccountConfig::defaultTo, null, "chat_id:5", "chat_id:5"),
                row(
                        "contextVisibility",
                        AccountConfig::contextVisibility,
                        ContextVisibility.ALL,
                        "allowlist_quote",
                        ContextVisibility.ALLOWLIST_QUOTE),
                row("markdown", AccountConfig::tables, TableMode.CODE, "{tables: bullets}", TableMode.BULLETS),
                row("healthMonitor", AccountConfig::healthMonitorEnabled, true, "{enabled: false}", false),
                row("capabilities", AccountConfig::capabilities, List.of(), "[a]", List.of("a")),
                row(
                        "probeTimeoutMs",
                        AccountConfig::probeTimeout,
                        Duration.ofSeconds(10),
                        "250",
                        Duration.ofMillis(250)),
                row("sendTransport", AccountConfig::sendTransport, SendTransport.AUTO, "bridge", SendTransport.BRIDGE),
                row(
                        "reactionNotifications",
                        AccountConfig::reactionNotifications,
                        ReactionNotifications.OWN,
                        "all",
                        ReactionNotifications.ALL),
                row("sendReadReceipts", AccountConfig::sendReadReceipts, true, "false", false),
                row("catchup", AccountConfig::catchup, false, "{enabled: true}", true));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("keys")
    void aKeyHasItsDefaultAndItsValueOnTheChannelAndOnAnAccount(
            String key,
            Function<AccountConfig, @Nullable Object> read,
            @Nullable Object unset,
            String value,
            Object set) {
        assertThat(read.apply(Faults.account("{}"))).isEqualTo(unset);
        assertThat(read.apply(Faults.account("{" + key + ": " + value + "}"))).isEqualTo(set);
        assertThat(read.apply(Faults.account("{accounts: {w: {" + key + ": " + value + "}}}")))
                .isEqualTo(set);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enabled: 1",
                "enabled: 'true'",
                "cliPath: 'imsg; ls'",
                "remoteHost: mac -p 22",
                "service: SMS",
                "region: 49",
                "dmPolicy: closed",
                "groupPolicy: allow",
                "groups: []",
                "groups: {'42': {foo: 1}}",
                "groups: {'42': {requireMention: maybe}}",
                "groups: {'42': {tools: {may: [x]}}}",
                "groups: {'42': {toolsBySender: {'id:+1': {allow: exec}}}}",
                "historyLimit: -1",
                "historyLimit: 1.5",
                "dmHistoryLimit: '3'",
                "dms: {'+1': {limit: 3}}",
                "includeAttachments: maybe",
                "attachmentRoots: /a",
                "mediaMaxMb: 1.5",
                "mediaMaxMb: 0",
                "textChunkLimit: 0",
                "chunkMode: line",
                "configWrites: no thanks",
                "name: 42",
                "defaultAccount: [a]",
                "accounts: [a]",
                "responsePrefix: {}",
                "contextVisibility: allowlist-quote",
                "markdown: {tables: grid}",
                "blockStreaming: on-and-off",
                "blockStreamingCoalesce: {minChars: 0}",
                "healthMonitor: false",
                "heartbeat: {showOk: 3}",
                "capabilities: x",
                "probeTimeoutMs: 0",
                "sendTransport: smoke",
                "actions: {dance: true}",
                "actions: {polls: 2}",
                "reactionNotifications: some",
                "sendReadReceipts: 0",
                "catchup: true",
                "coalesceSameSenderDms: 4",
                "streaming: {chunkMode: line}",
                "accounts: {w: {accounts: {}}}",
                "accounts: {w: {defaultAccount: x}}"
            })
    void aValueThatTheKeyCannotHaveIsOneFaultThatNamesTheKey(String entry) {
        List<ConfigFault> faults = Faults.ofChannel("{" + entry + "}");
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().path()).startsWith("channels.imessage." + entry.substring(0, entry.indexOf(':')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/Applications/My Tools/imsg", "./imsg", "..", "imsg", "~/bin/imsg", "C:\\imsg.exe", "a+b_c.d"})
    void aSafeExecutableIsAccepted(String program) {
        assertThat(Faults.ofChannel("{cliPath: '" + program + "'}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"imsg rpc", "imsg>x", "-imsg", "a,b", "", "/bin/a;b", "/bin/$(x)", "a`b", "/a&b", "/a|b", "/a<b"
            })
    void anUnsafeExecutableIsAFault(String program) {
        assertThat(Faults.ofChannel("{cliPath: '" + program + "'}").getFirst().problem())
                .isEqualTo("expected safe executable name or path");
    }

    @Test
    void anExecutableCannotHoldALineBreakOrANul() {
        assertThat(Faults.ofChannel("{cliPath: \"/a\\nb\"}")).hasSize(1);
        assertThat(Faults.ofChannel("{cliPath: \"/a\\0b\"}")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mac", "bot@10.0.0.5", "[::1]", "u@[fe80::1]", " bot@mac-mini "})
    void anSshHostIsAccepted(String host) {
        assertThat(Faults.ofChannel("{remoteHost: '" + host + "'}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b@c",
                "host:22",
                "-oProxy",
                "u@-h",
                "u@[fe80::1%en0]",
                "ü@h",
                "mac -p 22",
                "",
                "@h",
                "u@",
                "a/b",
                "a\\b"
            })
    void anythingElseIsNoSshHost(String host) {
        assertThat(Faults.ofChannel("{remoteHost: '" + host + "'}").getFirst().problem())
                .isEqualTo("expected SSH host or user@host (no spaces/options)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/*/c", "/*", "C:/x", "/a/", "C:\\x"})
    void aRootPatternIsAccepted(String root) {
        assertThat(Faults.ofChannel("{attachmentRoots: ['" + root + "']}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rel/x", "/a/**", "/a/x*", "/", "C:/", "C:", "", "~/x", "//"})
    void anythingElseIsNoRootPattern(String root) {
        ConfigFault fault = Faults.ofChannel("{remoteAttachmentRoots: [/ok, '" + root + "']}")
                .getFirst();
        assertThat(fault.path()).isEqualTo("channels.imessage.remoteAttachmentRoots.1");
        assertThat(fault.problem()).isEqualTo("expected absolute path root");
    }
}
