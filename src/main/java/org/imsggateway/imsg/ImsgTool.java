package org.imsggateway.imsg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.rpc.ChildCommand;
import org.imsggateway.rpc.ChildProcess;

/** Single runs of an account's program: is it there, does it know {@code rpc}, which version is it? */
final class ImsgTool {

    private static final int MOST_OUTPUT = 64 * 1024;
    private static final Pattern VERSION =
            Pattern.compile("(?m)^\\s*(?:imsg\\s+|v)?(\\d+\\.\\d+(?:\\.\\d+)?\\S*)\\s*$");
    private static final Pattern UNKNOWN = Pattern.compile("unknown (sub)?command", Pattern.CASE_INSENSITIVE);

    private final ImsgLauncher launcher;
    private final Map<String, Optional<ImsgProblem>> judged = new ConcurrentHashMap<>();

    ImsgTool(ImsgLauncher launcher) {
        this.launcher = launcher;
    }

    /** What one run left: its exit status, empty when it had to be ended, and what it printed on both streams. */
    private record Output(OptionalInt exit, List<String> printed) {

        String text() {
            return String.join("\n", printed);
        }
    }

    /**
     * Whether the program can be used at all; empty when it can. A good answer and a final one are remembered for as long
     * as the file is the same, others are asked for again.
     */
    Optional<ImsgProblem> check(AccountConfig account) {
        Optional<Path> program = launcher.program(account);
        if (program.isEmpty()) {
            return Optional.of(ImsgProblem.of("imsg not found (" + account.cliPath() + ")", List.of()));
        }
        if (account.simulated()) {
            return makeDatabase(account);
        }
        String key = program.get() + "@" + changedAt(program.get());
        Optional<ImsgProblem> known = judged.get(key);
        if (known != null) {
            return known;
        }
        Optional<ImsgProblem> found = knowsRpc(account);
        if (found.isEmpty() || found.get().fatal()) {
            judged.put(key, found);
        }
        return found;
    }

    /** On a Mac Messages makes the database; for the simulator nobody else does. */
    private Optional<ImsgProblem> makeDatabase(AccountConfig account) {
        String database = launcher.database(account).orElseThrow();
        if (Files.exists(Path.of(database))) {
            return Optional.empty();
        }
        try {
            Output output = run(account, List.of("init", "--db", database));
            return output.exit().equals(OptionalInt.of(0))
                    ? Optional.empty()
                    : Optional.of(
                            ImsgProblem.of("the simulator cannot make " + database + ": " + output.text(), List.of()));
        } catch (IOException e) {
            return Optional.of(ImsgProblem.of("the simulator cannot be started (" + e.getMessage() + ")", List.of()));
        }
    }

    private Optional<ImsgProblem> knowsRpc(AccountConfig account) {
        Output output;
        try {
            output = run(account, List.of("rpc", "--help"));
        } catch (IOException e) {
            return Optional.of(ImsgProblem.of("imsg cannot be started (" + e.getMessage() + ")", List.of()));
        }
        String text = output.text();
        if (UNKNOWN.matcher(text).find() && text.contains("rpc")) {
            String words = account.cliPath() + " does not support the rpc subcommand, update imsg";
            return Optional.of(new ImsgProblem(words, ImsgAdvice.RPC_UNSUPPORTED, true));
        }
        if (output.exit().isEmpty()) {
            return Optional.of(ImsgProblem.of("imsg rpc timeout (rpc --help)", output.printed()));
        }
        return output.exit().getAsInt() == 0
                ? Optional.empty()
                : Optional.of(ImsgProblem.of(
                        "imsg rpc --help failed (code " + output.exit().getAsInt() + "): " + text, output.printed()));
    }

    /** The version the program prints; empty when it prints none. */
    Optional<String> version(AccountConfig account) {
        try {
            Matcher found = VERSION.matcher(run(account, List.of("--version")).text());
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Output run(AccountConfig account, List<String> words) throws IOException {
        ChildCommand command = launcher.command(account, words);
        ChildProcess child = ChildProcess.start(command, _ -> {});
        CompletableFuture<String> output = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name(command.name() + "-output")
                .start(() -> output.complete(read(child.output())));
        Duration patience = account.probeTimeout().isPositive() ? account.probeTimeout() : Duration.ofSeconds(10);
        OptionalInt exit = child.awaitExit(patience);
        child.stop(Duration.ZERO);
        List<String> printed = new ArrayList<>(child.stderrTail());
        printed.add(output.completeOnTimeout("", 1, java.util.concurrent.TimeUnit.SECONDS)
                .join());
        return new Output(exit, printed);
    }

    private static String read(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(MOST_OUTPUT);
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    private static String changedAt(Path program) {
        try {
            return Files.getLastModifiedTime(program).toString();
        } catch (IOException _) {
            return "";
        }
    }
}
