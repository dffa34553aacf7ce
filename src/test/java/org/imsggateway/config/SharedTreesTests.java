package org.imsggateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedTreesTests {

    @Test
    void everySharedTreeHasItsDefaults() {
        GatewayConfig config = GatewayConfig.defaults();
        assertThat(config.session())
                .isEqualTo(new SessionConfig(
                        DmScope.MAIN,
                        Map.of(),
                        "main",
                        List.of("/new", "/reset"),
                        null,
                        Map.of(),
                        new SessionConfig.ThreadBindings(true, Duration.ofHours(24), Duration.ZERO),
                        GroupScope.PER_GROUP));
        assertThat(config.messages())
                .isEqualTo(new MessagesConfig(null, null, Duration.ZERO, Map.of(), QueueMode.FOLLOWUP));
        assertThat(config.commands())
                .isEqualTo(new CommandsConfig(true, false, false, true, false, false, true, List.of(), null));
        assertThat(config.acp())
                .isEqualTo(new AcpConfig(true, true, "acpx", null, List.of(), null, Duration.ofMinutes(30), null));
        assertThat(config.bindings()).isEmpty();
        assertThat(config.approvals().exec())
                .isEqualTo(new ApprovalsConfig.Prompts(false, ApprovalsConfig.Mode.SESSION, List.of()));
    }

    @Test
    void theOwnKeysHaveTheirDefaults() {
        GatewaySettings gateway = GatewayConfig.defaults().gateway();
        assertThat(gateway.home()).isAbsolute().endsWithRaw(java.nio.file.Path.of(".imsg-gateway"));
        assertThat(gateway.adminToken()).isNull();
        assertThat(gateway.agentFailureNotice()).isTrue();
        assertThat(gateway.retention()).isEqualTo(Duration.ofDays(30));
        assertThat(gateway.staleMessages()).isEqualTo(StaleMessages.RECORD);
        assertThat(gateway.pairingChallenge()).isEqualTo(PairingChallenge.REPLY);
        assertThat(gateway.pairingChallengesPerHour()).isEqualTo(30);
        assertThat(gateway.webhooks()).isEmpty();
        assertThat(gateway.sendTimeout()).isEqualTo(Duration.ofMinutes(3));
        assertThat(gateway.restart())
                .isEqualTo(new GatewaySettings.Restart(
                        Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(10)));
    }

    @Test
    void theOwnKeysAreRead() {
        GatewaySettings gateway = GatewayConfig.parse("""
                gateway:
                  home: /srv/gw
                  admin: {token: t}
                  agentFailureNotice: false
                  retention: 0
                  staleMessages: ask
                  pairing: {challenge: silent, challengesPerHour: 0}
                  webhooks: [{url: "https://hooks.example/in", secret: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, events: [inbound]}]
                  restart: {delay: 10ms, maxDelay: 1s, resetAfter: 2s}
                  sendTimeout: 5s
                """).gateway();
        assertThat(gateway.home()).hasToString("/srv/gw");
        assertThat(gateway.retention()).isZero();
        assertThat(gateway.webhooks())
                .containsExactly(new GatewaySettings.Webhook(
                        URI.create("https://hooks.example/in"),
                        new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                        List.of(EventKind.INBOUND)));
        assertThat(gateway.restart().delay()).isEqualTo(Duration.ofMillis(10));
        assertThat(gateway.sendTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(gateway.staleMessages()).isEqualTo(StaleMessages.ASK);
        assertThat(gateway.pairingChallenge()).isEqualTo(PairingChallenge.SILENT);
        assertThat(gateway.pairingChallengesPerHour()).isZero();
    }

    @Test
    void messagesAreTyped() {
        MessagesConfig messages = GatewayConfig.parse("""
                messages:
                  responsePrefix: "[bot]"
                  groupChat: {mentionPatterns: ["@?clawd"], visibleReplies: automatic, unmentionedInbound: x}
                  inbound: {debounceMs: -5, byChannel: {imessage: 1500}}
                  queue: {mode: steer-backlog}
                  visibleReplies: automatic
                """).messages();
        assertThat(messages.mentionPatterns()).containsExactly("@?clawd");
        assertThat(messages.debounce("imessage")).isEqualTo(Duration.ofMillis(1500));
        assertThat(messages.debounce("other")).isZero();
        assertThat(messages.queueMode()).isEqualTo(QueueMode.STEER_BACKLOG);
    }

    @Test
    void sessionsAreTyped() {
        SessionConfig session = GatewayConfig.parse("""
                session:
                  dmScope: per-account-channel-peer
                  identityLinks: {ana: ["imessage:+15557000001", 15557000002]}
                  mainKey: home
                  resetTriggers: [/fresh]
                  reset: {mode: idle, idleMinutes: 120}
                  resetByType: {dm: {atHour: 5}, group: {mode: idle, idleMinutes: 5}}
                  threadBindings: {idleHours: 0, maxAgeHours: 1.5}
                  groupScope: main
                  scope: per-sender
                  store: x
                """).session();
        assertThat(session.dmScope()).isEqualTo(DmScope.PER_ACCOUNT_CHANNEL_PEER);
        assertThat(session.identityLinks()).containsEntry("ana", List.of("imessage:+15557000001", "15557000002"));
        assertThat(session.reset())
                .isEqualTo(new SessionConfig.Reset(SessionConfig.ResetMode.IDLE, 4, Duration.ofHours(2)));
        assertThat(session.resetByType()).containsOnlyKeys("direct", "group");
        assertThat(session.threadBindings())
                .isEqualTo(new SessionConfig.ThreadBindings(true, Duration.ZERO, Duration.ofMinutes(90)));
    }

    @Test
    void agentsOfEveryTypeAreTyped() {
        AgentsConfig agents = GatewayConfig.parse("""
                agents:
                  list:
                  - {id: Inbox, name: In, identity: {name: Mr Crab, emoji: x}, groupChat: {mentionPatterns: []}}
                  - {id: e, default: true, groupChat: {}, runtime: {type: echo, timeout: 5s, retries: 0}}
                  - {id: w, runtime: {type: webhook, url: "http://127.0.0.1:9/x", secret: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw}}
                  - {id: o, runtime: {type: openai, baseUrl: "http://h.example/v1", model: m, apiKey: k}}
                  - {id: codex, runtime: {type: acp, acp: {agent: codex, backend: acpx, mode: persistent}}}
                  defaults: {envelopeTimezone: Europe/Berlin, envelopeTimestamp: off, envelopeElapsed: "on"}
                """).agents();
        assertThat(agents.list().stream().map(agent -> agent.runtime().type()))
                .containsExactly(AgentType.INBOX, AgentType.ECHO, AgentType.WEBHOOK, AgentType.OPENAI, AgentType.ACP);
        assertThat(agents.defaultAgent().id()).isEqualTo("e");
        assertThat(agents.defaultAgent().runtime()).isEqualTo(new AgentRuntime.Echo(Duration.ofSeconds(5), 0));
        assertThat(agents.agent("INBOX").orElseThrow().mentionPatterns()).isEmpty();
        assertThat(agents.defaultAgent().mentionPatterns()).isNull();
        assertThat(agents.defaults()).isEqualTo(new AgentsConfig.Defaults(null, "Europe/Berlin", false, true));
        assertThat(agents.toString()).doesNotContain("=k").contains(Secret.MASK);
    }

    @Test
    void agentsMayBeAMapById() {
        AgentsConfig agents = GatewayConfig.parse(
                        "agents: {entries: {ops: {runtime: {type: echo}}, main: }, list: [{id: a}]}")
                .agents();
        assertThat(agents.list().stream().map(AgentConfig::id)).containsExactly("a", "ops", "main");
    }

    @Test
    void bindingsAreTyped() {
        List<BindingConfig> bindings = GatewayConfig.parse("""
                bindings:
                - {agentId: Ops, match: {channel: iMessage, accountId: "*", peer: {kind: dm, id: " +1555 "}}}
                - type: acp
                  agentId: codex
                  match: {channel: imessage, peer: {kind: group, id: 42}}
                  acp: {mode: oneshot, label: l}
                  session: {groupScope: main}
                """).bindings();
        assertThat(bindings.getFirst())
                .isEqualTo(new BindingConfig(
                        BindingType.ROUTE,
                        "ops",
                        null,
                        new BindingConfig.Match("imessage", "*", new BindingConfig.Peer(PeerKind.DIRECT, "+1555")),
                        null,
                        null,
                        null));
        assertThat(bindings.getLast().acp()).isEqualTo(new BindingConfig.Acp(AcpMode.ONESHOT, "l", null, null));
        assertThat(bindings.getLast().match().peer()).isEqualTo(new BindingConfig.Peer(PeerKind.GROUP, "42"));
        assertThat(bindings.getLast().groupScope()).isEqualTo(GroupScope.MAIN);
    }

    @Test
    void anAcpBindingNeedsAConversation() {
        ConfigFault fault = Faults.of("bindings: [{type: acp, agentId: codex, match: {channel: imessage}}]")
                .getFirst();
        assertThat(fault.path()).isEqualTo("bindings.0.match.peer");
        assertThat(fault.problem()).isEqualTo("ACP bindings require match.peer.id to target a concrete conversation");
    }

    @Test
    void commandsAcpAccessGroupsAndApprovalsAreTyped() {
        GatewayConfig config = GatewayConfig.parse("""
                commands: {native: auto, config: true, useAccessGroups: false, text: false,
                  ownerAllowFrom: ["imessage:+15557000001"], allowFrom: {imessage: [15557000001], "*": []}}
                acp: {enabled: false, dispatch: {enabled: false}, allowedAgents: [codex], maxConcurrentSessions: 2,
                  stream: {anything: [1]}, runtime: {ttlMinutes: 5, installCommand: x}}
                accessGroups: {ops: {type: message.senders, members: {imessage: [a@b.example], "*": []}}}
                approvals: {exec: {enabled: true, mode: both, targets: [{channel: imessage, to: "+1"}]}}
                """);
        assertThat(config.commands().allowFrom()).containsEntry("imessage", List.of("15557000001"));
        assertThat(config.commands().config()).isTrue();
        assertThat(config.acp().runtimeTtl()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.accessGroups())
                .containsEntry(
                        "ops", new AccessGroupConfig(Map.of("imessage", List.of("a@b.example"), "*", List.of())));
        assertThat(config.approvals().exec().targets())
                .containsExactly(new ApprovalsConfig.Target("imessage", "+1", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agents: {list: [{name: x}]} | agents.list.0.id",
                "agents: {list: [{id: Main}, {id: main}]} | agents.list.1.id",
                "agents: {list: [{id: a}], entries: {A: {}}} | agents.entries.A",
                "agents: {list: [{id: a, runtime: {type: webhook}}]} | agents.list.0.runtime.url",
                "agents: {list: [{id: a, runtime: {type: openai, model: m}}]} | agents.list.0.runtime.baseUrl",
                "agents: {list: [{id: a, runtime: {timeout: 30}}]} | agents.list.0.runtime.timeout",
                "agents: {defaults: {envelopeTimezone: Mars/Base}} | agents.defaults.envelopeTimezone",
                "bindings: [{match: {channel: imessage}}] | bindings.0.agentId",
                "bindings: [{agentId: a}] | bindings.0.match",
                "bindings: [{agentId: a, match: {}}] | bindings.0.match.channel",
                "bindings: [{agentId: a, match: {channel: x, peer: {kind: direct}}}] | bindings.0.match.peer.id",
                "accessGroups: {ops: {members: {}}} | accessGroups.ops.type",
                "gateway: {webhooks: [{events: [inbound]}]} | gateway.webhooks.0.url",
                "gateway: {webhooks: [{url: 'ftp://x.example'}]} | gateway.webhooks.0.url",
                "gateway: {webhooks: [{url: 'https://u:p@x.example'}]} | gateway.webhooks.0.url",
                "gateway: {webhooks: [{url: 'https://x.example/#a'}]} | gateway.webhooks.0.url",
                "agents: {list: [{id: a, runtime: {secret: hunter2}}]} | agents.list.0.runtime.secret",
                "agents: {list: [{id: a, runtime: {secret: whsec_c2hvcnQ=}}]} | agents.list.0.runtime.secret",
                "gateway: {webhooks: [{url: 'https://x.example', events: [inbuond]}]} | gateway.webhooks.0.events.0",
                "gateway: {restart: {delay: 0}} | gateway.restart.delay",
                "messages: {queue: {mode: loud}} | messages.queue.mode",
                "session: {reset: {atHour: 24}} | session.reset.atHour",
                "session: {threadBindings: {idleHours: -1}} | session.threadBindings.idleHours",
            })
    void whatIsMissingOrWrongIsNamed(String yaml, String path) {
        assertThat(Faults.paths(yaml)).containsExactly(path);
    }

    @Test
    void whileASecretChangesThereMayBeTwo() {
        String both = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw  whsec_b2xkLW9sZC1vbGQtb2xkLW9sZC1vbGQh";
        assertThat(Faults.paths("agents: {list: [{id: a, runtime: {secret: '" + both + "'}}]}"))
                .isEmpty();
    }

    @Test
    void aWebhookIsTriedLongerThanOtherAgents() {
        assertThat(GatewayConfig.parse("agents: {list: [{id: a, runtime: {type: webhook, url: 'http://h.example'}}]}")
                        .agents()
                        .defaultAgent()
                        .runtime()
                        .retries())
                .isEqualTo(12);
        assertThat(GatewayConfig.parse("agents: {list: [{id: a, runtime: {type: echo}}]}")
                        .agents()
                        .defaultAgent()
                        .runtime()
                        .retries())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "30", "-5s", "5 s", "5x", "1.5h", ""})
    void aDurationNeedsAUnit(String text) {
        assertThat(Faults.paths("gateway: {retention: \"" + text + "\"}")).containsExactly("gateway.retention");
    }
}
