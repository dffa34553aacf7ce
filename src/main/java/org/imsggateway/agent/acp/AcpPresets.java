package org.imsggateway.agent.acp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The programs behind well-known aliases. Adapters that npm offers are fetched by npx when they are first used. */
final class AcpPresets {

    private static final List<String> CODEX = List.of("npx", "-y", "@agentclientprotocol/codex-acp");
    private static final List<String> CLAUDE = List.of("npx", "-y", "@agentclientprotocol/claude-agent-acp");
    private static final List<String> GEMINI = List.of("gemini", "--acp");

    private static final Map<String, List<String>> COMMANDS =
            Map.of("codex", CODEX, "claude", CLAUDE, "claude-code", CLAUDE, "gemini", GEMINI);

    private AcpPresets() {}

    /** The program and arguments of an alias; empty if it is unknown. */
    static Optional<List<String>> command(String alias) {
        return Optional.ofNullable(COMMANDS.get(alias));
    }

    /** The aliases, sorted. */
    static Set<String> aliases() {
        return new TreeSet<>(COMMANDS.keySet());
    }
}
