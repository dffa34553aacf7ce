package org.imsggateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.imsggateway.config.ConfigNode.Branch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenClawImportTests {

    @TempDir
    Path directory;

    private LoadedConfig load(String json5, String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("openclaw.json"), json5);
        String own = "gateway: {import: '" + file + "'}\n" + yaml;
        Branch spring = new SpringTree(ConfigSchema.ROOT)
                .ours(YamlTree.documents(own, "application.yml").getFirst().tree());
        return new ConfigLoader(directory).load(spring, Branch.EMPTY, UnaryOperator.identity());
    }

    @Test
    void anOlderFileIsReadUnderOurOwnSettings() throws IOException {
        LoadedConfig loaded = load("""
                // my bot
                {
                  channels: {
                    imessage: { dmPolicy: 'allowlist', allowFrom: [15557000001,], groups: { '42': {}, "*": {} },
                                chunkMode: 'newline', region: 'DE' },
                  },
                  agents: { list: [ { id: 'ops', runtime: { type: 'echo' } } ] },
                }
                """, "channels: {imessage: {region: FR, groups: {'7': {}}}}");
        AccountConfig account = loaded.config().accounts().getFirst();
        assertThat(loaded.config().demo()).isFalse();
        assertThat(account.dmPolicy()).isEqualTo(DmPolicy.ALLOWLIST);
        assertThat(account.allowFrom()).containsExactly("15557000001");
        assertThat(account.region()).isEqualTo("FR");
        assertThat(account.groups()).containsOnlyKeys("42", "*", "7");
        assertThat(loaded.config().agents().defaultAgent().id()).isEqualTo("ops");
        assertThat(loaded.ignored()).isEmpty();
    }

    @Test
    void aNewerFileIsReadToo() throws IOException {
        LoadedConfig loaded = load("""
                { channels: { imessage: { streaming: { chunkMode: 'newline', block: { enabled: true } },
                    heartbeatVisibility: { showOk: false }, sendTransport: 'bridge', reactionNotifications: 'all',
                    actions: { polls: false }, catchup: { enabled: true }, coalesceSameSenderDms: true,
                    mentionPatterns: { mode: 'deny' } } },
                  agents: { entries: { ops: { default: true }, home: {} } },
                  messages: { visibleReplies: 'automatic', groupChat: { unmentionedInbound: 'room_event' } },
                  session: { groupScope: 'main' } }
                """, "");
        AccountConfig account = loaded.config().accounts().getFirst();
        assertThat(account.chunkMode()).isEqualTo(ChunkMode.NEWLINE);
        assertThat(account.blockStreaming().enabled()).isTrue();
        assertThat(account.catchup()).isTrue();
        assertThat(loaded.config().agents().list()).extracting(AgentConfig::id).containsExactly("ops", "home");
        assertThat(loaded.ignored()).isEmpty();
    }

    @Test
    void aListOfAgentsOfOursReplacesTheImportedMapOfThem() throws IOException {
        LoadedConfig loaded = load("{agents: {entries: {ops: {}, home: {}}}}", "agents: {list: [{id: mine}]}");
        assertThat(loaded.config().agents().list()).extracting(AgentConfig::id).containsExactly("mine");
    }

    @Test
    void whatThisProgramDoesNotHaveIsListedAndStopsNothing() throws IOException {
        LoadedConfig loaded = load("""
                { gateway: { port: 18789, home: 5 }, models: {}, $include: './x.json5',
                  channels: { telegram: { botToken: 'hunter2' }, imessage: { groups: { '42': { skills: [] } } } },
                  agents: { list: [ { id: 'a', model: 'm' } ] } }
                """, "");
        assertThat(loaded.ignored())
                .containsExactly(
                        "gateway",
                        "models",
                        "$include",
                        "channels.telegram",
                        "channels.imessage.groups.42.skills",
                        "agents.list.0.model");
        assertThat(loaded.config().gateway().home()).isEqualTo(directory.resolve(".imsg-gateway"));
        assertThat(new ConfigAdvice(loaded).findings().toString())
                .contains("6 settings of", "channels.telegram")
                .doesNotContain("hunter2");
    }

    @Test
    void aBadValueOfAKeyThatWeHaveIsAFaultWithTheLineOfTheImportedFile() {
        InvalidConfigException fault = catchThrowableOfType(
                InvalidConfigException.class,
                () -> load("{\n channels: {\n  imessage: { service: 'SMS', mediaMaxMb: '4' } } }", ""));
        assertThat(fault.faults())
                .extracting(ConfigFault::path)
                .containsExactly("channels.imessage.service", "channels.imessage.mediaMaxMb");
        assertThat(fault.faults().getFirst().source()).isEqualTo(directory.resolve("openclaw.json") + ":3");
    }

    @Test
    void aFileThatIsMissingIsAFaultBesideTheOthers() {
        String yaml = "gateway: {import: /nowhere/openclaw.json, retention: never}";
        assertThat(Faults.paths(yaml)).containsExactly("gateway.import", "gateway.retention");
        assertThat(Faults.of(yaml).getFirst().problem()).contains("cannot be read");
    }

    @Test
    void aFileWithOnlyOtherTreesLeavesTheDemoRunning() throws IOException {
        assertThat(load("{channels: {telegram: {}}}", "").config().demo()).isTrue();
    }
}
