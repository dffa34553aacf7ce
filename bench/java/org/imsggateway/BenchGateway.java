package org.imsggateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A gateway as a process of its own, with its store and its Mac, which is the simulator. What it leaves is deleted. */
final class BenchGateway implements AutoCloseable {

    private static final long MINUTES = 30;

    private final Path directory;
    private final String heap;
    private Process process;

    BenchGateway(String heap, String yaml) throws IOException {
        this.directory = Files.createTempDirectory("bench");
        this.heap = heap;
        Files.writeString(directory.resolve("application.yml"), yaml.replace("MAC", mac().toString()));
    }

    /** The database of its Mac. */
    Path mac() {
        return directory.resolve("chat.db");
    }

    void start() throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GatewayApplication.class.getName())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()));
        Map<String, String> environment = builder.environment();
        environment.put("IMSG_GATEWAY_HOME", directory.resolve("home").toString());
        process = builder.start();
    }

    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor(60, TimeUnit.SECONDS);
    }

    /** Waits until a statement on the store gives something else than 0. */
    void until(String what, String question) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        while (stored(question) == 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + MINUTES + " minutes: " + what + ", see " + directory);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    /** What a statement on the store gives; 0 while there is none. */
    long stored(String question) {
        try {
            return number(directory.resolve("home").resolve("gateway.db"), question);
        } catch (SQLException notThereYet) {
            return 0;
        }
    }

    /** What a statement on the Mac's database gives. */
    long sent(String question) throws SQLException {
        return number(mac(), question);
    }

    private static long number(Path database, String question) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database + "?busy_timeout=10000");
                var rows = connection.createStatement().executeQuery(question)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** The resident memory at its highest, in MB; Linux only, 0 elsewhere. */
    long resident() throws IOException {
        return status("VmHWM") / 1024;
    }

    /** The threads of the platform; Linux only, 0 elsewhere. */
    long threads() throws IOException {
        return status("Threads");
    }

    private long status(String field) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(field + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
