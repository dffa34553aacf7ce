package org.imsggateway.agent.acp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.imsggateway.config.AcpFileAccess;
import org.imsggateway.config.AcpMode;
import org.imsggateway.config.AcpPermissions;
import org.imsggateway.config.AcpProcesses;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.config.AgentRuntime;
import org.imsggateway.message.ShortDigest;
import org.imsggateway.session.SessionKey;
import org.jspecify.annotations.Nullable;

/**
 * What is started for a session, where, and what it may do.
 *
 * @param agentId the agent
 * @param argv the program and its arguments; empty if its alias means nothing here
 * @param directory where the session works, absolute
 * @param ownDirectory whether that is one of the gateway's own, which it makes
 * @param permissions what it gets when it asks to do something
 * @param files what it may have done with the files in its directory
 * @param terminals whether it may have programs run in its directory
 * @param mode how long the session lives
 * @param backend what runs it
 * @param processes whether sessions share a process
 * @param options what was changed in chat and concerns the agent itself, by name
 * @param deadline how long one turn may take
 */
record AcpLaunch(
        String agentId,
        List<String> argv,
        Path directory,
        boolean ownDirectory,
        AcpPermissions permissions,
        AcpFileAccess files,
        boolean terminals,
        AcpMode mode,
        String backend,
        AcpProcesses processes,
        Map<String, String> options,
        Duration deadline) {

    AcpLaunch {
        argv = List.copyOf(argv);
        options = Map.copyOf(options);
    }

    /**
     * What starts a session.
     *
     * @param agent whose runtime is an ACP one
     * @param options what was changed for the session in chat; their values are valid
     * @param home the gateway's home
     */
    static AcpLaunch of(AgentConfig agent, SessionKey session, Map<String, String> options, Path home) {
        AgentRuntime.Acp runtime = (AgentRuntime.Acp) agent.runtime();
        String alias = runtime.agent() == null ? agent.id() : runtime.agent();
        List<String> argv =
                runtime.command().isEmpty() ? AcpPresets.command(alias).orElse(List.of()) : runtime.command();
        Path own = AcpOwnDirectory.of(home, agent.id(), session).path();
        Path directory = directory(own, options.get("cwd"), runtime.cwd(), agent.workspace());
        String permissions = options.get("permissions");
        String timeout = options.get("timeout");
        return new AcpLaunch(
                agent.id(),
                argv,
                directory,
                directory.equals(own.toAbsolutePath().normalize()),
                permissions == null
                        ? runtime.permissions()
                        : AcpPermissions.valueOf(permissions.toUpperCase(Locale.ROOT)),
                runtime.files(),
                runtime.terminals(),
                runtime.mode(),
                Objects.requireNonNullElse(runtime.backend(), AcpRecords.BACKEND),
                runtime.processes(),
                options,
                timeout == null ? runtime.timeout() : Duration.ofSeconds(Long.parseLong(timeout)));
    }

    private static Path directory(Path own, @Nullable String... wanted) {
        return Stream.of(wanted)
                .flatMap(Stream::ofNullable)
                .filter(path -> !path.isBlank())
                .findFirst()
                .map(AcpLaunch::named)
                .orElse(own.toAbsolutePath().normalize());
    }

    /** The directory that a person means. */
    static Path named(String path) {
        Path userHome = Path.of(System.getProperty("user.home"));
        Path meant = path.startsWith("~/") ? userHome.resolve(path.substring(2)) : Path.of(path);
        return meant.toAbsolutePath().normalize();
    }

    /** By what a stored session is known to be the same; a changed one starts anew. */
    String fingerprint() {
        return ShortDigest.of(program() + "\n\n" + mode + "\n" + backend);
    }

    private String program() {
        return String.join("\n", argv) + "\n\n" + directory;
    }

    /** Sessions with the same answer run in one process. */
    String processKey(SessionKey session) {
        String whose = processes == AcpProcesses.SHARED ? agentId : session.value();
        return whose + "/" + ShortDigest.of(program());
    }
}
