package org.imsggateway.config;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.imsggateway.config.ConfigNode.Branch;
import org.imsggateway.message.AccountId;

/** Types the tree {@code agents}. */
final class AgentTrees {

    private static final int RETRIES = 2;

    /** With the pauses between them, at least ten minutes, however short chance makes them. */
    private static final int WEBHOOK_RETRIES = 12;

    private final Settings agents;
    private final Path userHome;

    AgentTrees(Settings root, Path userHome) {
        this.agents = root.section("agents");
        this.userHome = userHome;
    }

    /** The agents, or one named {@code main} of the given kind where none is configured. */
    AgentsConfig read(AgentType withoutList) {
        List<AgentConfig> list = new ArrayList<>(agents.list("list", AgentKeys.AGENT, this::agent));
        if (agents.branch().get("entries") instanceof Branch entries) {
            entries.children()
                    .forEach((id, entry) ->
                            list.add(agent(Settings.of(OpenClawImport.withId(entry, id), AgentKeys.AGENT))));
        }
        if (list.isEmpty()) {
            Settings runtime = Settings.of(null, AgentKeys.RUNTIME);
            list.add(new AgentConfig(
                    AgentsConfig.MAIN, true, null, null, null, null, runtime(runtime, withoutList), null));
        }
        return new AgentsConfig(list, defaults(agents.section("defaults")));
    }

    private static AgentsConfig.Defaults defaults(Settings defaults) {
        return new AgentsConfig.Defaults(
                defaults.count("mediaMaxMb"),
                defaults.needText("envelopeTimezone"),
                defaults.needFlag("envelopeTimestamp"),
                defaults.needFlag("envelopeElapsed"));
    }

    private AgentConfig agent(Settings agent) {
        Settings runtime = agent.section("runtime");
        return new AgentConfig(
                AccountId.normalize(agent.needText("id"), AgentsConfig.MAIN),
                agent.needFlag("default"),
                agent.text("name"),
                agent.has("identity") ? identity(agent.section("identity")) : null,
                agent.section("groupChat").texts("mentionPatterns"),
                agent.path("workspace", userHome),
                runtime(runtime, runtime.needWord("type", AgentType.class)),
                runtime.count("maxConcurrent"));
    }

    private static AgentConfig.Identity identity(Settings identity) {
        return new AgentConfig.Identity(identity.text("name"), identity.text("emoji"));
    }

    private static AgentRuntime runtime(Settings runtime, AgentType type) {
        Duration timeout = runtime.needDuration("timeout");
        Integer given = runtime.count("retries");
        int retries = given != null ? given : type == AgentType.WEBHOOK ? WEBHOOK_RETRIES : RETRIES;
        return switch (type) {
            case INBOX -> new AgentRuntime.Inbox(timeout, retries);
            case ECHO -> new AgentRuntime.Echo(timeout, retries);
            case WEBHOOK ->
                new AgentRuntime.Webhook(
                        timeout, retries, URI.create(runtime.needText("url")), runtime.secret("secret"));
            case OPENAI ->
                new AgentRuntime.OpenAi(
                        timeout,
                        retries,
                        URI.create(runtime.needText("baseUrl")),
                        runtime.secret("apiKey"),
                        runtime.needText("model"),
                        runtime.text("systemPrompt"),
                        runtime.has("cost") ? prices(runtime.section("cost")) : null);
            case ACP -> acp(timeout, retries, runtime.section("acp"));
        };
    }

    private static AgentRuntime.Prices prices(Settings cost) {
        BigDecimal input = cost.number("input");
        BigDecimal output = cost.number("output");
        return new AgentRuntime.Prices(
                Objects.requireNonNullElse(input, BigDecimal.ZERO),
                Objects.requireNonNullElse(output, BigDecimal.ZERO));
    }

    private static AgentRuntime.Acp acp(Duration timeout, int retries, Settings acp) {
        return new AgentRuntime.Acp(
                timeout,
                retries,
                acp.text("agent"),
                acp.text("backend"),
                acp.needWord("mode", AcpMode.class),
                acp.text("cwd"),
                acp.textsOrNone("command"),
                acp.needWord("permissions", AcpPermissions.class),
                acp.needWord("files", AcpFileAccess.class),
                acp.needFlag("terminals"),
                acp.needWord("processes", AcpProcesses.class));
    }
}
