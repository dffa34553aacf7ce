package org.imsggateway.agent.acp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A package that npm installs for tests, kept between their runs. */
final class NpmPackage {

    private final String module;
    private final int oldestNode;
    private final Path manifest;
    private final Path directory;
    private @Nullable Boolean there;

    /**
     * Names it.
     *
     * @param module the package
     * @param oldestNode the oldest version of Node.js that runs it
     * @param manifest a package.json that names it in one version
     * @param directory where it is to be installed
     */
    NpmPackage(String module, int oldestNode, Path manifest, Path directory) {
        this.module = module;
        this.oldestNode = oldestNode;
        this.manifest = manifest;
        this.directory = directory.toAbsolutePath();
    }

    Path directory() {
        return directory;
    }

    Path installed() {
        return directory.resolve("node_modules").resolve(module);
    }

    /**
     * Installs it if that has not been done. Where that cannot be, it is tried once and said once.
     *
     * @return whether it is there, with a Node.js to run it
     */
    synchronized boolean install() throws IOException, InterruptedException {
        Boolean known = there;
        if (known == null) {
            known = nodeRuns() && (isInstalled() || fetched());
            there = known;
            if (!known) {
                System.out.printf(
                        "skipped: the tests with %s need node %d or later, npm and a registry%n", module, oldestNode);
            }
        }
        return known;
    }

    private boolean nodeRuns() throws InterruptedException {
        String check = "process.exit(parseInt(process.versions.node) < " + oldestNode + " ? 1 : 0)";
        return runs(Path.of("."), "node", "-e", check);
    }

    /** Another version in the manifest is fetched anew, and so is one that was fetched by half. */
    private boolean isInstalled() throws IOException {
        return Files.exists(done()) && Files.readString(done()).equals(Files.readString(manifest));
    }

    private Path done() {
        return directory.resolve("installed.json");
    }

    private boolean fetched() throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Files.copy(manifest, directory.resolve("package.json"), StandardCopyOption.REPLACE_EXISTING);
        boolean fetched = runs(
                directory,
                "npm",
                "install",
                "--no-audit",
                "--no-fund",
                "--no-package-lock",
                "--fetch-retries=1",
                "--fetch-retry-mintimeout=1000",
                "--ignore-scripts",
                "--omit=optional");
        if (fetched) {
            Files.copy(manifest, done(), StandardCopyOption.REPLACE_EXISTING);
        }
        return fetched;
    }

    private static boolean runs(Path directory, String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            process.destroy();
            return ended && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
