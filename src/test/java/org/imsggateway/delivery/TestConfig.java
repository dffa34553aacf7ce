package org.imsggateway.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.AcpConfig;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.config.AgentRuntime;
import org.imsggateway.config.AgentsConfig;
import org.imsggateway.config.ApprovalsConfig;
import org.imsggateway.config.BlockStreaming;
import org.imsggateway.config.ChunkMode;
import org.imsggateway.config.CommandsConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.ContextVisibility;
import org.imsggateway.config.DmPolicy;
import org.imsggateway.config.DmScope;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.config.GatewaySettings;
import org.imsggateway.config.GroupPolicy;
import org.imsggateway.config.GroupScope;
import org.imsggateway.config.MessagesConfig;
import org.imsggateway.config.PairingChallenge;
import org.imsggateway.config.QueueMode;
import org.imsggateway.config.ReactionNotifications;
import org.imsggateway.config.SendTransport;
import org.imsggateway.config.SessionConfig;
import org.imsggateway.config.StaleMessages;
import org.imsggateway.config.TableMode;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Service;
import org.jspecify.annotations.Nullable;

/** A configuration in which the settings that delivery reads can be chosen. */
final class TestConfig {

    private final List<AccountConfig> accounts = new ArrayList<>();
    private @Nullable String responsePrefix;
    private @Nullable String sharedPrefix;
    private @Nullable String agentName;
    private @Nullable String defaultTo;
    private Service service = Service.AUTO;
    private String region = "US";
    private int limit = 4000;
    private ChunkMode mode = ChunkMode.LENGTH;

    TestConfig prefix(@Nullable String value) {
        responsePrefix = value;
        return this;
    }

    TestConfig sharedPrefix(String value) {
        sharedPrefix = value;
        return this;
    }

    TestConfig agentName(String value) {
        agentName = value;
        return this;
    }

    TestConfig defaultTo(String value) {
        defaultTo = value;
        return this;
    }

    TestConfig service(Service value) {
        service = value;
        return this;
    }

    TestConfig region(String value) {
        region = value;
        return this;
    }

    TestConfig limit(int value) {
        limit = value;
        return this;
    }

    TestConfig mode(ChunkMode value) {
        mode = value;
        return this;
    }

    /** Adds an account with the settings chosen so far. */
    TestConfig account(String id) {
        accounts.add(new AccountConfig(
                new AccountId(id),
                null,
                true,
                true,
                AccountConfig.SIMULATOR,
                null,
                null,
                service,
                region,
                DmPolicy.PAIRING,
                List.of(),
                GroupPolicy.ALLOWLIST,
                null,
                Map.of(),
                50,
                null,
                Map.of(),
                false,
                List.of(),
                List.of(),
                16,
                limit,
                mode,
                true,
                responsePrefix,
                defaultTo,
                ContextVisibility.ALL,
                TableMode.CODE,
                new BlockStreaming(false, null, null, null),
                true,
                List.of(),
                Duration.ofSeconds(10),
                SendTransport.AUTO,
                Set.of(),
                ReactionNotifications.OWN,
                true,
                false));
        return this;
    }

    GatewayConfig build() {
        if (accounts.isEmpty()) {
            account("default");
        }
        return new GatewayConfig(
                false,
                true,
                List.copyOf(accounts),
                accounts.getFirst().id(),
                agents(),
                List.of(),
                new MessagesConfig(sharedPrefix, null, Duration.ZERO, Map.of(), QueueMode.FOLLOWUP),
                new SessionConfig(
                        DmScope.MAIN,
                        Map.of(),
                        "main",
                        List.of("/new"),
                        null,
                        Map.of(),
                        new SessionConfig.ThreadBindings(true, Duration.ofHours(24), Duration.ZERO),
                        GroupScope.PER_GROUP),
                new CommandsConfig(true, true, false, false, false, false, true, List.of(), null),
                new AcpConfig(true, true, "acpx", null, List.of(), null, null, null),
                Map.of(),
                new ApprovalsConfig(prompts(), prompts()),
                settings());
    }

    ConfigStore store() {
        return new ConfigStore(build(), _ -> {});
    }

    private AgentsConfig agents() {
        var identity = agentName == null ? null : new AgentConfig.Identity(agentName, null);
        var agent = new AgentConfig(
                "main", true, null, identity, null, null, new AgentRuntime.Inbox(Duration.ofMinutes(1), 0));
        return new AgentsConfig(List.of(agent), new AgentsConfig.Defaults(null, "utc", true, true));
    }

    private static ApprovalsConfig.Prompts prompts() {
        return new ApprovalsConfig.Prompts(false, ApprovalsConfig.Mode.SESSION, List.of());
    }

    private static GatewaySettings settings() {
        return new GatewaySettings(
                Path.of("/tmp"),
                null,
                null,
                true,
                Duration.ofDays(30),
                StaleMessages.RECORD,
                PairingChallenge.REPLY,
                List.of(),
                new GatewaySettings.Restart(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(10)));
    }
}
