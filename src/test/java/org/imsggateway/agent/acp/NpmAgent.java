package org.imsggateway.agent.acp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The small agent on the published protocol SDK, as npm installs it; kept between runs of the tests. */
public final class NpmAgent {

    private static final Path RESOURCES = Path.of("src/test/resources/acp");
    private static final Path INSTALLED = Path.of("target/acp-agent").toAbsolutePath();

    private NpmAgent() {}

    /**
     * Installs it if that has not been done.
     *
     * @return the command that starts it; empty where there is no Node.js, or where npm cannot fetch the SDK
     */
    public static synchronized Optional<List<String>> command() throws IOException, InterruptedException {
        if (!runs(Path.of("."), "node", "--version") || !installed()) {
            System.out.println(
                    "skipped: the tests with an ACP agent from npm need node and npm, and the SDK from a registry");
            return Optional.empty();
        }
        Files.copy(RESOURCES.resolve("agent.mjs"), INSTALLED.resolve("agent.mjs"), StandardCopyOption.REPLACE_EXISTING);
        return Optional.of(List.of("node", INSTALLED.resolve("agent.mjs").toString()));
    }

    private static boolean installed() throws IOException, InterruptedException {
        if (Files.isDirectory(INSTALLED.resolve("node_modules/@agentclientprotocol/sdk"))) {
            return true;
        }
        Files.createDirectories(INSTALLED);
        Files.copy(
                RESOURCES.resolve("package.json"),
                INSTALLED.resolve("package.json"),
                StandardCopyOption.REPLACE_EXISTING);
        return runs(INSTALLED, "npm", "install", "--no-audit", "--no-fund", "--no-package-lock");
    }

    private static boolean runs(Path directory, String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
