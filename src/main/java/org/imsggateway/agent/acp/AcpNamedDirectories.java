package org.imsggateway.agent.acp;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.config.AgentRuntime;
import org.imsggateway.config.BindingConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.springframework.stereotype.Component;

/** The directories that people named for agents to work in: in the configuration, and for sessions in chat. */
@Component
class AcpNamedDirectories {

    private static final int PAGE = 500;

    private final AcpSessionRepository sessions;
    private final ConfigStore config;

    AcpNamedDirectories(AcpSessionRepository sessions, ConfigStore config) {
        this.sessions = sessions;
        this.config = config;
    }

    /** All of them, by their real places. */
    List<Path> all() {
        List<Path> named = new ArrayList<>(real(configured()));
        List<AcpSessionRepository.Stored> page = sessions.after("", PAGE);
        while (!page.isEmpty()) {
            named.addAll(real(page.stream().flatMap(AcpNamedDirectories::of)));
            page = sessions.after(page.getLast().session().key().value(), PAGE);
        }
        return named;
    }

    private static Stream<String> of(AcpSessionRepository.Stored stored) {
        return Stream.concat(
                Stream.ofNullable(stored.session().cwd()),
                Stream.ofNullable(stored.session().options().get("cwd")));
    }

    private Stream<String> configured() {
        GatewayConfig current = config.current();
        Stream<String> agents = current.agents().list().stream().flatMap(AcpNamedDirectories::of);
        Stream<String> bindings = current.bindings().stream()
                .map(BindingConfig::acp)
                .flatMap(Stream::ofNullable)
                .flatMap(acp -> Stream.ofNullable(acp.cwd()));
        return Stream.concat(agents, bindings);
    }

    private static Stream<String> of(AgentConfig agent) {
        return Stream.concat(
                Stream.ofNullable(agent.workspace()),
                agent.runtime() instanceof AgentRuntime.Acp acp ? Stream.ofNullable(acp.cwd()) : Stream.empty());
    }

    private static List<Path> real(Stream<String> named) {
        return named.filter(path -> !path.isBlank())
                .flatMap(AcpNamedDirectories::meant)
                .map(AcpNamedDirectories::real)
                .toList();
    }

    /** What cannot be a path is no place where anybody works. */
    private static Stream<Path> meant(String path) {
        try {
            return Stream.of(AcpLaunch.named(path));
        } catch (InvalidPathException nonsense) {
            return Stream.empty();
        }
    }

    /** One that is not there is only a name. */
    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            return path.toAbsolutePath().normalize();
        }
    }
}
