package org.imsggateway.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandExecutionException;
import org.springframework.shell.core.command.CommandExecutor;
import org.springframework.shell.core.command.CommandNotFoundException;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/**
 * One command and its exit status, or the interactive shell. There is no application context: what a command needs is a
 * handful of objects, and it should be there and gone before one would have started.
 */
public final class CommandLine {

    private final Vocabulary vocabulary;
    private final CommandLineParser parser;
    private final CommandRegistry registry;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Paint paint;

    CommandLine(Session session, PrintWriter out, PrintWriter err) {
        List<Word> words = new ArrayList<>();
        words.addAll(new ChannelCommands(session).words());
        words.addAll(new PairingCommands(session).words());
        words.addAll(new MessageCommands(session).words());
        words.addAll(new InboundCommands(session).words());
        words.addAll(new PolicyCommands(session).words());
        words.addAll(new SessionCommands(session).words());
        words.addAll(new BindingCommands(session).words());
        words.addAll(new WebhookCommands(session).words());
        words.addAll(new DoctorCommands(session).words());
        words.add(Word.named("help", "show the commands").does(call -> call.print(overview())));
        words.add(
                Word.named("shell", "all of these at a prompt, with completion").does(_ -> shell()));
        words.addAll(new CompletionCommands(List.copyOf(words)).words());
        this.vocabulary = new Vocabulary(words);
        this.parser = new CommandLineParser(vocabulary);
        this.registry = vocabulary.registry();
        this.out = out;
        this.err = err;
        this.paint = session.paint();
    }

    /**
     * Runs one command over the standard streams.
     *
     * @param args the words as typed, without the program's name
     * @param local where a gateway of this machine leaves its address and token
     * @param offline answers where no gateway runs
     * @return the exit status: 0 done, 1 failed, 2 wrong usage; of the latter two the standard error stream has the reason
     */
    public static int run(String[] args, LocalGateway local, Offline offline) {
        // Nothing is bound to SLF4J's logs in a command: it would cost start-up time and write among the answers.
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        Map<String, String> environment = System.getenv();
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        var paint =
                new Paint(terminal && environment.getOrDefault("NO_COLOR", "").isEmpty());
        var session = new Session(local, environment, offline, paint, new Ages(Clock.systemUTC()));
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return new CommandLine(session, out, err).run(List.of(args));
    }

    int run(List<String> args) {
        try {
            if (!told(args)) {
                execute(parser.parse(args));
            }
            return 0;
        } catch (CommandFailure failure) {
            err.println(paint.bad("imsg-gateway: ") + failure.line());
            return failure.status();
        }
    }

    /** The questions about the program itself. */
    private boolean told(List<String> args) {
        String first = args.isEmpty() ? "help" : args.getFirst();
        if (first.equals("--version")) {
            out.println("imsg-gateway " + Version.of(CommandLine.class));
            return true;
        }
        if (first.equals("help") || first.equals("--help") || first.equals("-h")) {
            help(args.isEmpty() ? args : args.subList(1, args.size()));
            return true;
        }
        List<Word> group = vocabulary.under(List.of(first));
        if (group.size() > 1
                && args.size() == 2
                && (args.get(1).equals("--help") || args.get(1).equals("-h"))) {
            out.print(HelpText.group(group));
            out.flush();
            return true;
        }
        return false;
    }

    private void help(List<String> about) {
        List<Word> group = vocabulary.under(about);
        if (about.isEmpty()) {
            out.print(overview());
        } else if (group.size() > 1) {
            out.print(HelpText.group(group));
        } else {
            out.print(HelpText.of(vocabulary.find(about)));
        }
        out.flush();
    }

    private String overview() {
        return HelpText.overview(vocabulary);
    }

    private void shell() throws Exception {
        new InteractiveShell(parser, registry).run();
    }

    private void execute(ParsedInput input) {
        try {
            new CommandExecutor(registry).execute(new CommandContext(input, registry, out, new InputReader() {}));
        } catch (CommandExecutionException failure) {
            if (failure.getCause() instanceof CommandFailure reason) {
                throw reason;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (CommandNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
