package org.imsggateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.imsggateway.message.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountResolutionTests {

    private static final String HOME = System.getProperty("user.home");
    private static final String MESSAGES = "/Users/*/Library/Messages/Attachments";

    private static GatewayConfig channel(String flowMap) {
        return GatewayConfig.parse("channels: {imessage: " + flowMap + "}");
    }

    private static List<String> ids(String flowMap) {
        return channel(flowMap).accounts().stream()
                .map(account -> account.id().value())
                .toList();
    }

    private static AccountConfig account(GatewayConfig config, String id) {
        return config.account(AccountId.of(id)).orElseThrow();
    }

    @Test
    void withoutAccountsThereIsOneCalledDefault() {
        assertThat(ids("{cliPath: imsg}")).containsExactly("default");
        assertThat(ids("{accounts: {}}")).containsExactly("default");
        assertThat(ids("{accounts: }")).containsExactly("default");
    }

    @Test
    void listedAccountsAreNormalisedSortedAndAlone() {
        assertThat(ids("{accounts: {Work: {}, bot: {}}}")).containsExactly("bot", "work");
        assertThat(ids("{accounts: {My Bot!: , --X--: {}, 日本: {}}}")).containsExactly("default", "my-bot", "x");
    }

    @Test
    void anAccountKeyServesItsIdExactlyElseInAnyCase() {
        assertThat(account(channel("{accounts: {Work: {name: A}}}"), "work").name())
                .isEqualTo("A");
        assertThat(account(channel("{accounts: {Work: {name: A}, work: {name: B}}}"), "work")
                        .name())
                .isEqualTo("B");
    }

    @Test
    void aMapOrListOfAnAccountReplacesTheChannels() {
        AccountConfig account = Faults.account(
                "{groups: {'1': {}}, allowFrom: [a@b.example], accounts: {w: {groups: {'2': {}}, allowFrom: []}}}");
        assertThat(account.groups()).containsOnlyKeys("2");
        assertThat(account.allowFrom()).isEmpty();
    }

    @Test
    void aSilentAccountInheritsThePoliciesOfTheChannel() {
        AccountConfig account = Faults.account("{groupPolicy: open, dmPolicy: disabled, accounts: {w: {}}}");
        assertThat(account.groupPolicy()).isEqualTo(GroupPolicy.OPEN);
        assertThat(account.dmPolicy()).isEqualTo(DmPolicy.DISABLED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{defaultAccount: ghost, accounts: {work: {}, bot: {}}} | bot",
                "{defaultAccount: Work, accounts: {work: {}, bot: {}}} | work",
                "{accounts: {work: {}, default: {}, bot: {}}} | default",
                "{accounts: {work: {}}} | work",
                "{} | default"
            })
    void theDefaultAccountIsTheNamedOneElseDefaultElseTheFirst(String channel, String expected) {
        assertThat(channel(channel).defaultAccount().value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"true,true,true", "false,true,false", "true,false,false", "false,false,false"})
    void anAccountRunsUnlessItOrTheChannelIsSwitchedOff(boolean channel, boolean own, boolean runs) {
        assertThat(Faults.account("{enabled: " + channel + ", accounts: {w: {enabled: " + own + "}}}")
                        .enabled())
                .isEqualTo(runs);
    }

    @Test
    void whatOneAccountOverridesStaysWithIt() {
        GatewayConfig config = channel("{accounts: {bot: {mediaMaxMb: 4}, home: {}}}");
        assertThat(account(config, "bot").mediaMaxMb()).isEqualTo(4);
        assertThat(account(config, "home").mediaMaxMb()).isEqualTo(16);
    }

    @Test
    void attachmentRootsAreJoinedWithoutDuplicatesAndTrailingSlashes() {
        AccountConfig account = Faults.account("{attachmentRoots: [/c/], remoteAttachmentRoots: [/rc], accounts: {w:"
                + " {attachmentRoots: [/a, /c], remoteAttachmentRoots: [/ra]}}}");
        assertThat(account.attachmentRoots()).containsExactly("/a", "/c", MESSAGES);
        assertThat(account.remoteAttachmentRoots()).containsExactly("/ra", "/rc", "/a", "/c", MESSAGES);
    }

    @Test
    void aLeadingTildeIsTheHomeOfTheGatewaysUserButNotInADatabaseOnAnotherMac() {
        assertThat(Faults.account("{cliPath: ~/bin/imsg-ssh, dbPath: ~/chat.db}")
                        .cliPath())
                .isEqualTo(HOME + "/bin/imsg-ssh");
        assertThat(Faults.account("{dbPath: ~/chat.db}").dbPath()).isEqualTo(HOME + "/chat.db");
        assertThat(Faults.account("{remoteHost: mac, dbPath: ~/chat.db}").dbPath())
                .isEqualTo("~/chat.db");
        assertThat(Faults.account("{cliPath: ~bob/imsg}").cliPath()).isEqualTo("~bob/imsg");
    }

    @Test
    void limitsFallBackToTheSharedTrees() {
        GatewayConfig config = GatewayConfig.parse("""
                channels: {imessage: {accounts: {a: {}, b: {historyLimit: 1, mediaMaxMb: 2, responsePrefix: ''}}}}
                messages: {responsePrefix: '[bot]', groupChat: {historyLimit: 20}}
                agents: {defaults: {mediaMaxMb: 8}}
                """);
        assertThat(account(config, "a").historyLimit()).isEqualTo(20);
        assertThat(account(config, "a").mediaMaxMb()).isEqualTo(8);
        assertThat(account(config, "a").responsePrefix()).isEqualTo("[bot]");
        assertThat(account(config, "b").historyLimit()).isEqualTo(1);
        assertThat(account(config, "b").mediaMaxMb()).isEqualTo(2);
        assertThat(account(config, "b").responsePrefix()).isEmpty();
    }

    @Test
    void sharedFallbacksReachAccountsThatSetNone() {
        GatewayConfig config = GatewayConfig.parse("""
                channels:
                  defaults: {groupPolicy: disabled, contextVisibility: allowlist}
                  imessage: {accounts: {a: {}, b: {groupPolicy: open, contextVisibility: all}}}
                """);
        assertThat(account(config, "a").groupPolicy()).isEqualTo(GroupPolicy.DISABLED);
        assertThat(account(config, "a").contextVisibility()).isEqualTo(ContextVisibility.ALLOWLIST);
        assertThat(account(config, "b").groupPolicy()).isEqualTo(GroupPolicy.OPEN);
        assertThat(account(config, "b").contextVisibility()).isEqualTo(ContextVisibility.ALL);
        assertThat(GatewayConfig.parse("channels: {defaults: {groupPolicy: disabled}, imessage: {}}")
                        .accounts()
                        .getFirst()
                        .groupPolicy())
                .isEqualTo(GroupPolicy.DISABLED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{chunkMode: length, streaming: {chunkMode: newline}} | NEWLINE",
                "{streaming: {chunkMode: length}, accounts: {w: {chunkMode: newline}}} | NEWLINE",
                "{chunkMode: newline, accounts: {w: {streaming: {}}}} | NEWLINE",
                "{accounts: {w: {}}} | LENGTH"
            })
    void theNewerPlaceOfTheChunkModeWinsOnItsLevel(String channel, ChunkMode expected) {
        assertThat(Faults.account(channel).chunkMode()).isEqualTo(expected);
    }

    @Test
    void blockStreamingIsReadFromBothPlaces() {
        assertThat(Faults.account("{blockStreaming: true, blockStreamingCoalesce: {minChars: 5}}")
                        .blockStreaming())
                .isEqualTo(new BlockStreaming(true, 5, null, null));
        assertThat(Faults.account("{streaming: {block: {enabled: true, coalesce: {idleMs: 10}}}}")
                        .blockStreaming())
                .isEqualTo(new BlockStreaming(true, null, null, java.time.Duration.ofMillis(10)));
    }

    @Test
    void groupsKeepWhatIsSaidAndWhatIsNot() {
        AccountConfig account = Faults.account("{groups: {'42': {requireMention: false, systemPrompt: '', tools: {deny:"
                + " [exec]}, toolsBySender: {'id:+1': {allow: [exec]}}}, '*': }, actions: {polls: false}}");
        GroupEntry group = account.groups().get("42");
        assertThat(group)
                .isEqualTo(new GroupEntry(
                        false,
                        new ToolPolicy(null, List.of(), List.of("exec")),
                        java.util.Map.of("id:+1", new ToolPolicy(List.of("exec"), List.of(), List.of())),
                        ""));
        assertThat(account.groups().get("*")).isEqualTo(new GroupEntry(null, null, java.util.Map.of(), null));
        assertThat(account.actions()).hasSize(11).doesNotContain(MessageAction.POLLS);
    }

    @Test
    void anAccountIsConfiguredOnceAKeyDescribesIt() {
        assertThat(Faults.account("{}").configured()).isFalse();
        assertThat(Faults.account("{enabled: true, name: x}").configured()).isFalse();
        assertThat(Faults.account("{region: DE}").configured()).isTrue();
    }

    @Test
    void withNothingConfiguredTheDemoRuns() {
        GatewayConfig config = GatewayConfig.defaults();
        assertThat(config.demo()).isTrue();
        assertThat(config.imessageSectionPresent()).isTrue();
        AccountConfig account = config.account(AccountId.DEFAULT).orElseThrow();
        assertThat(account.simulated()).isTrue();
        assertThat(account.configured()).isTrue();
        assertThat(config.agents().defaultAgent().runtime().type()).isEqualTo(AgentType.ECHO);
        assertThat(GatewayConfig.parse("channels: {defaults: {groupPolicy: open}}")
                        .accounts()
                        .getFirst()
                        .groupPolicy())
                .isEqualTo(GroupPolicy.ALLOWLIST);
    }

    @Test
    void anEmptySectionIsEnoughToEndTheDemo() {
        GatewayConfig config = channel("{}");
        assertThat(config.demo()).isFalse();
        assertThat(config.accounts().getFirst().cliPath()).isEqualTo("imsg");
        assertThat(config.agents().defaultAgent().runtime().type()).isEqualTo(AgentType.INBOX);
    }
}
