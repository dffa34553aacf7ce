package org.imsggateway.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.jline.CommandCompleter;
import org.springframework.shell.jline.ExtendedDefaultParser;
import org.springframework.shell.jline.JLineInputProvider;
import org.springframework.shell.jline.JLineShellRunner;

/** The prompt: the same commands, with completion and history. */
final class InteractiveShell {

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger JLINE = Logger.getLogger("org.jline");

    private final CommandLineParser parser;
    private final CommandRegistry registry;

    InteractiveShell(CommandLineParser parser, CommandRegistry registry) {
        this.parser = parser;
        this.registry = registry;
    }

    void run() throws Exception {
        JLINE.setLevel(Level.SEVERE);
        try (Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(true).build()) {
            LineReader lines = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .appName("imsg-gateway")
                    .completer(new CommandCompleter(registry))
                    .parser(new ExtendedDefaultParser())
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .build();
            var input = new Prompt(lines);
            input.setPromptProvider(() ->
                    new AttributedString("imsg-gateway> ", AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN)));
            new JLineShellRunner(input, parser, registry).run(new String[0]);
        }
    }

    /** Ctrl-C gives up the line, Ctrl-D the shell. */
    private static final class Prompt extends JLineInputProvider {

        Prompt(LineReader lines) {
            super(lines);
        }

        @Override
        public String readInput() {
            try {
                return super.readInput();
            } catch (UserInterruptException lineGivenUp) {
                return "";
            } catch (EndOfFileException end) {
                return "exit";
            }
        }
    }
}
