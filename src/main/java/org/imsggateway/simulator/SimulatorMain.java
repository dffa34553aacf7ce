package org.imsggateway.simulator;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The entry of the simulator, a look-alike of <code>imsg</code> over a database with Apple's tables. */
public final class SimulatorMain {

    private static final Set<String> DRILLS = Set.of("init", "deliver", "read", "fail", "rotate");
    private static final Set<String> COMMANDS = Set.of("chats", "history", "group", "status", "send");

    private final InputStream in;
    private final OutputStream wire;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final Path home;

    SimulatorMain(InputStream in, OutputStream wire, PrintStream err, Map<String, String> environment, Path home) {
        this.in = in;
        this.wire = wire;
        this.out = new PrintStream(wire, true, StandardCharsets.UTF_8);
        this.err = err;
        this.environment = environment;
        this.home = home;
    }

    /**
     * Runs one command of the simulator over the standard streams.
     *
     * @param args what follows the word <code>simulator</code>
     * @param home the gateway's home; its <code>simulator/chat.db</code> is the database where none is named
     * @return the exit status: 0, or 1 with the reason on standard output, as imsg has it
     */
    public static int run(String[] args, Path home) {
        // The SQLite driver logs through SLF4J; whatever is bound to it would cost start-up time and might write to
        // standard output, which belongs to the protocol.
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        var out = new FileOutputStream(FileDescriptor.out);
        return new SimulatorMain(System.in, out, System.err, System.getenv(), home).run(List.of(args));
    }

    int run(List<String> args) {
        var verb = args.isEmpty() ? "" : args.getFirst();
        try {
            return run(verb, args.isEmpty() ? args : args.subList(1, args.size()));
        } catch (UsageException e) {
            out.println(e.getMessage());
        } catch (RpcError e) {
            out.println(unreadable(e) ? AccessText.full(database(args), e.text()) : e.text());
        } catch (DatabaseFailure e) {
            out.println(e.cannotOpen() ? AccessText.full(database(args), e.detail()) : e.detail());
        } catch (IOException e) {
            err.println("The input cannot be read: " + e.getMessage());
        }
        return 1;
    }

    private static boolean unreadable(RpcError e) {
        return e.text().equals(ChatDatabase.MISSING) || e.text().equals(ChatDatabase.UNREADABLE);
    }

    private Path database(List<String> args) {
        var at = args.indexOf("--db");
        return at >= 0 && at + 1 < args.size() ? Path.of(args.get(at + 1)) : demoDatabase();
    }

    private Path demoDatabase() {
        return home.resolve("simulator").resolve("chat.db");
    }

    private int run(String verb, List<String> rest) throws IOException {
        if (verb.equals("--version") || verb.equals("-V") || rest.contains("--version")) {
            return version(rest);
        }
        var asksForHelp = List.of("", "--help", "-h").contains(verb) || rest.contains("--help") || rest.contains("-h");
        if (asksForHelp) {
            var help = Help.of(verb);
            out.print(help == null ? Help.root() : help);
            return 0;
        }
        if (DRILLS.contains(verb)) {
            return new DrillCommands(out, Clock.systemUTC()).run(verb, rest, demoDatabase());
        }
        return switch (verb) {
            case "receive" -> new ReceiveCommand(out, Clock.systemUTC()).run(rest, demoDatabase());
            case "rpc" -> rpc(rest);
            default -> command(verb, rest);
        };
    }

    private int version(List<String> rest) {
        var options = Options.parse(without(rest), Set.of(), Set.of());
        var version =
                Settings.of(options, environment, home, status -> {}).profile().version();
        out.println(environment.getOrDefault("IMSG_VERSION", version));
        return 0;
    }

    private static List<String> without(List<String> rest) {
        return rest.stream().filter(word -> !word.equals("--version")).toList();
    }

    private int rpc(List<String> args) throws IOException {
        var options = Options.parse(args, Set.of(), Set.of());
        var settings = Settings.of(options, environment, home, Runtime.getRuntime()::halt);
        try (var imsg = new Imsg(settings, Clock.systemUTC())) {
            // Not the print stream: that one would hide that the reader went away.
            return imsg.serve(in, wire, err);
        }
    }

    private int command(String verb, List<String> args) {
        if (!COMMANDS.contains(verb)) {
            throw new UsageException("Unknown subcommand '" + verb + "' for command 'imsg'");
        }
        var options = Options.parse(args, ImsgCommands.valued(verb), ImsgCommands.flags(verb));
        var settings = Settings.of(options, environment, home, Runtime.getRuntime()::halt);
        try (var imsg = new Imsg(settings, Clock.systemUTC())) {
            return new ImsgCommands(out, settings, imsg, options).run(verb);
        }
    }
}
