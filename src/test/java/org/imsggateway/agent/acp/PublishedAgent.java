package org.imsggateway.agent.acp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Qwen Code, a coding agent for people, as its makers publish it. Its model is a server of the tests, its home a directory of
 * the tests, and what it would tell its makers is switched off.
 */
final class PublishedAgent {

    private static final NpmPackage QWEN_CODE = new NpmPackage(
            "@qwen-code/qwen-code",
            20,
            Path.of("src/test/resources/acp/published/package.json"),
            Path.of("target/acp-published"));

    private PublishedAgent() {}

    /**
     * Installs it if that has not been done.
     *
     * @param home its home directory, which is made
     * @param model the base URL of its model
     * @return the command that starts it; empty where there is no such Node.js, or where npm cannot fetch it
     */
    static synchronized Optional<List<String>> command(Path home, String model)
            throws IOException, InterruptedException {
        if (!QWEN_CODE.install()) {
            return Optional.empty();
        }
        Path settings = Files.createDirectories(home.resolve(".qwen")).resolve("settings.json");
        Files.writeString(settings, """
                {
                  "privacy": {"usageStatisticsEnabled": false},
                  "telemetry": {"enabled": false},
                  "general": {"enableAutoUpdate": false},
                  "security": {"auth": {"selectedType": "openai", "apiKey": "none", "baseUrl": "%s"}},
                  "model": {"name": "loopback"}
                }
                """.formatted(model));
        String program = QWEN_CODE.installed().resolve("cli.js").toString();
        return Optional.of(List.of("env", "HOME=" + home, "QWEN_CODE_NO_RELAUNCH=true", "node", program, "--acp"));
    }
}
