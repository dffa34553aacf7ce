package org.imsggateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * The command lines of the gateway and of the simulator for tests that start them hundreds of times: packed into a jar, with
 * a cache of loaded and linked classes that is made once per build in {@code target/drill}. That halves the time of a start.
 */
final class QuickStart {

    private static final Path PLACE = Path.of("target", "drill").toAbsolutePath();
    private static final Path JAR = PLACE.resolve("gateway.jar");
    private static final Path GATEWAY_CACHE = PLACE.resolve("gateway.aot");
    private static final Path SIMULATOR_CACHE = PLACE.resolve("simulator.aot");
    private static final List<String> JVM =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");

    private QuickStart() {}

    /** Starts the gateway. */
    static List<String> gateway(List<String> options) {
        return command(GATEWAY_CACHE, options, List.of());
    }

    /**
     * Starts the simulator; its own words come behind. SQLite's library is unpacked once and not at each start: the drills
     * kill simulators by the thousand, and each would leave a copy behind.
     */
    static List<String> simulator() {
        return command(SIMULATOR_CACHE, List.of("-Dorg.sqlite.lib.path=" + PLACE), List.of("simulator"));
    }

    private static List<String> command(Path cache, List<String> options, List<String> words) {
        prepare();
        return java("-XX:AOTCache=" + cache, options, words);
    }

    private static List<String> java(String cache, List<String> options, List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.add(cache);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), GatewayApplication.class.getName()));
        command.addAll(words);
        return command;
    }

    /** The caches take no directories, so the classes are in the jar; those of the tests are not needed. */
    private static String classPath() {
        return JAR
                + File.pathSeparator
                + entries().filter(Files::isRegularFile).map(Path::toString).collect(Collectors.joining(":"));
    }

    private static Stream<Path> entries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of);
    }

    /** Two processes of one build may come here at once: the later one waits, and finds everything made. */
    private static synchronized void prepare() {
        try {
            Files.createDirectories(PLACE);
            try (var file = FileChannel.open(
                            PLACE.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = file.lock()) {
                prepareAlone();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void prepareAlone() throws IOException {
        Path classes = entries()
                .filter(entry -> Files.exists(entry.resolve("org/imsggateway/GatewayApplication.class")))
                .findFirst()
                .orElseThrow();
        if (!isFresh(classes)) {
            pack(classes);
            unpackSqlite();
            Path training = Files.createTempDirectory(PLACE, "training");
            Files.writeString(training.resolve("application.yml"), "server: {port: 0}\n");
            String session = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"chats.list\",\"params\":{\"limit\":1}}\n";
            train(training, SIMULATOR_CACHE, List.of(), List.of("simulator", "init"), "");
            train(training, SIMULATOR_CACHE, List.of(), List.of("simulator", "rpc"), session);
            train(training, GATEWAY_CACHE, List.of("-Dspring.context.exit=onRefresh"), List.of(), "");
        }
    }

    private static boolean isFresh(Path classes) throws IOException {
        if (!Files.exists(GATEWAY_CACHE)) {
            return false;
        }
        FileTime packed = Files.getLastModifiedTime(JAR);
        try (Stream<Path> files = Files.walk(classes)) {
            return files.allMatch(file -> file.toFile().lastModified() <= packed.toMillis());
        }
    }

    private static void pack(Path classes) throws IOException {
        Files.deleteIfExists(GATEWAY_CACHE);
        try (OutputStream out = Files.newOutputStream(JAR);
                var jar = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            // Directories too: without them Spring finds no components in a jar.
            for (Path file :
                    files.filter(file -> !file.equals(classes)).sorted().toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                jar.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, jar);
                }
            }
        }
    }

    private static void unpackSqlite() throws IOException {
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream library = requireNonNull(SQLiteJDBCLoader.class.getResourceAsStream(resource))) {
            Files.copy(library, PLACE.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void train(Path directory, Path cache, List<String> options, List<String> words, String input)
            throws IOException {
        Path log = directory.resolve("log");
        var builder = new ProcessBuilder(java("-XX:AOTCacheOutput=" + cache, options, words))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("IMSG_GATEWAY_HOME", directory.resolve("home").toString());
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        try {
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            assertThat(ended && process.exitValue() == 0 && Files.exists(cache))
                    .as(() -> cache + " after " + text(log))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
