package org.imsggateway.simulator;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The entry of the simulator, a look-alike of <code>imsg</code> over a database with Apple's tables. */
public final class SimulatorMain {

    private SimulatorMain() {}

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
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try {
            return run(List.of(args), home, out);
        } catch (UsageException e) {
            out.println(e.getMessage());
            return 1;
        } catch (DatabaseFailure e) {
            out.println("The database cannot be used: " + e.detail());
            return 1;
        }
    }

    private static int run(List<String> args, Path home, PrintStream out) {
        var verb = args.isEmpty() ? "" : args.getFirst();
        var rest = args.isEmpty() ? args : args.subList(1, args.size());
        var help = rest.contains("--help") || rest.contains("-h");
        return switch (verb) {
            case "rpc" -> rpc(rest, home, out);
            case "receive" ->
                help
                        ? print(out, ReceiveCommand.HELP)
                        : new ReceiveCommand(out, Clock.systemUTC())
                                .run(rest, home.resolve("simulator").resolve("chat.db"));
            default -> throw new UsageException("Unknown subcommand '" + verb + "' for command 'imsg'");
        };
    }

    private static int print(PrintStream out, String text) {
        out.print(text);
        return 0;
    }

    private static int rpc(List<String> args, Path home, PrintStream out) {
        var options = Options.parse(args, Set.of(), Set.of());
        var settings = Settings.of(options, System.getenv(), home, Runtime.getRuntime()::halt);
        try (var imsg = new Imsg(settings, Clock.systemUTC())) {
            return imsg.serve(System.in, out, System.err);
        } catch (IOException e) {
            return 1;
        }
    }
}
