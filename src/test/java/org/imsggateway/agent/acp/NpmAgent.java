package org.imsggateway.agent.acp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** The small agent on the published protocol SDK, as npm installs it; kept between runs of the tests. */
public final class NpmAgent {

    private static final Path RESOURCES = Path.of("src/test/resources/acp");
    private static final NpmPackage SDK = new NpmPackage(
            "@agentclientprotocol/sdk", 18, RESOURCES.resolve("package.json"), Path.of("target/acp-agent"));

    private NpmAgent() {}

    /**
     * Installs it if that has not been done.
     *
     * @return the command that starts it; empty where there is no Node.js, or where npm cannot fetch the SDK
     */
    public static synchronized Optional<List<String>> command() throws IOException, InterruptedException {
        if (!SDK.install()) {
            return Optional.empty();
        }
        Path agent = SDK.directory().resolve("agent.mjs");
        Files.copy(RESOURCES.resolve("agent.mjs"), agent, StandardCopyOption.REPLACE_EXISTING);
        return Optional.of(List.of("node", agent.toString()));
    }
}
