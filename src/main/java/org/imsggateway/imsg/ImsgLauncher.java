package org.imsggateway.imsg;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.rpc.ChildCommand;
import org.jspecify.annotations.Nullable;

/** Which program an account's child is, and with which words it is started. */
final class ImsgLauncher {

    private static final String MAIN_CLASS = "org.imsggateway.GatewayApplication";

    /** What keeps a second Java small and quick to start. */
    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED");

    private final Supplier<Path> home;

    /** Starts programs for a gateway whose state is kept in a directory; asked each time, as it may change. */
    ImsgLauncher(Supplier<Path> home) {
        this.home = home;
    }

    /** The child of an account: {@code <cliPath> rpc}, and {@code --db <dbPath>} where one is set. */
    ChildCommand rpc(AccountConfig account) {
        List<String> words = new ArrayList<>(List.of("rpc"));
        database(account).ifPresent(database -> words.addAll(List.of("--db", database)));
        return command(account, words);
    }

    /** The database that is named to the account's program; empty when it is left to the program. */
    Optional<String> database(AccountConfig account) {
        String database = account.dbPath();
        if (database != null && !database.isBlank()) {
            return Optional.of(expanded(database));
        }
        // The child does not know our settings, and with them where the demo's database lies.
        return account.simulated()
                ? Optional.of(home.get().resolve("simulator/chat.db").toString())
                : Optional.empty();
    }

    /** Where the database would lie on this machine; it does not if the account's Mac is another one. */
    Path databaseFile(AccountConfig account) {
        return Path.of(expanded(database(account).orElse("~/Library/Messages/chat.db")));
    }

    /** One run of the account's program with other words. */
    ChildCommand command(AccountConfig account, List<String> words) {
        List<String> argv = new ArrayList<>(account.simulated() ? simulator() : List.of(expanded(account.cliPath())));
        argv.addAll(words);
        return new ChildCommand("imsg-" + account.id(), argv);
    }

    /** This program once more, as the simulator. */
    private static List<String> simulator() {
        List<String> argv = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        argv.addAll(SMALL);
        String classPath = System.getProperty("java.class.path");
        // A packaged program is one jar that knows its own main class; its classes are not on a plain class path.
        boolean packaged = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        argv.addAll(packaged ? List.of("-jar", classPath) : List.of("-cp", classPath, MAIN_CLASS));
        argv.add("simulator");
        return argv;
    }

    /** The account's program on this machine; empty when it is not there or may not be executed. */
    Optional<Path> program(AccountConfig account) {
        String name = expanded(account.cliPath());
        try {
            if (account.simulated()) {
                return Optional.of(Path.of(System.getProperty("java.home"), "bin", "java"));
            }
            if (name.contains("/") || name.contains(File.separator)) {
                return executable(Path.of(name));
            }
            return Arrays.stream(path().split(File.pathSeparator))
                    .filter(directory -> !directory.isBlank())
                    .flatMap(directory -> executable(Path.of(directory, name)).stream())
                    .findFirst();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /**
     * Whether the account's Mac is another machine, or may be. There a program may still get, and do, what was written to it
     * before its connection was closed at this end.
     */
    boolean isElsewhere(AccountConfig account) {
        return account.remoteHost() != null
                || (!account.simulated()
                        && program(account)
                                .filter(program -> WrapperScript.of(program).connects())
                                .isPresent());
    }

    private static String path() {
        @Nullable String path = System.getenv("PATH");
        return path == null ? "" : path;
    }

    private static Optional<Path> executable(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path) ? Optional.of(path) : Optional.empty();
    }

    private static String expanded(String path) {
        return path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path;
    }
}
