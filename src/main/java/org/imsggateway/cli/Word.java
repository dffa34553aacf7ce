package org.imsggateway.cli;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.shell.core.command.AbstractCommand;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.ExitStatus;
import org.springframework.shell.jline.JLineInputReader;

/**
 * One command of Spring Shell that knows its arguments by name, so that too few and too many of them are noticed before it
 * runs, and the help can show them.
 */
final class Word extends AbstractCommand {

    private final List<Argument> arguments;
    private final List<Flag> flags;
    private final Action action;

    /** What it does. */
    interface Action {
        void run(Call call) throws Exception;
    }

    /**
     * A positional argument.
     *
     * @param name what the help calls it
     * @param required whether the command makes sense without it
     */
    record Argument(String name, boolean required) {

        String usage() {
            return required ? name : "[" + name + "]";
        }
    }

    private Word(Builder builder, Action action) {
        super(builder.name, builder.meaning);
        this.arguments = List.copyOf(builder.arguments);
        this.flags = Stream.concat(builder.flags.stream(), Stream.of(Flag.HELP)).toList();
        this.action = action;
        setOptions(flags.stream().map(Flag::declared).toList());
    }

    static Builder named(String name, String meaning) {
        return new Builder(name, meaning, List.of(), List.of());
    }

    List<Argument> arguments() {
        return arguments;
    }

    List<Flag> flags() {
        return flags;
    }

    List<String> words() {
        return List.of(getName().split(" "));
    }

    @Override
    public String getHelp() {
        return HelpText.of(this);
    }

    /** At the prompt a failure is a line, and the next command may follow; in one-shot mode it is the exit status. */
    @Override
    public ExitStatus execute(CommandContext context) throws Exception {
        if (!(context.inputReader() instanceof JLineInputReader)) {
            return super.execute(context);
        }
        try {
            return super.execute(context);
        } catch (CommandFailure failure) {
            println(failure.line(), context);
            return ExitStatus.OK;
        }
    }

    @Override
    public ExitStatus doExecute(CommandContext context) throws Exception {
        var call = new Call(context, this);
        if (call.has(Flag.HELP)) {
            call.print(getHelp());
            return ExitStatus.OK;
        }
        int given = context.parsedInput().arguments().size();
        if (given > arguments.size()) {
            throw CommandFailure.usage(
                    "Too many arguments for '%s': write %s.".formatted(getName(), HelpText.usage(this)));
        }
        List<String> required = arguments.stream()
                .filter(Argument::required)
                .map(Argument::name)
                .toList();
        if (given < required.size()) {
            throw CommandFailure.usage(
                    "'%s' needs %s: write %s.".formatted(getName(), required.get(given), HelpText.usage(this)));
        }
        action.run(call);
        return ExitStatus.OK;
    }

    /**
     * A command before it knows what it does.
     *
     * @param name its words
     * @param meaning what it does, in a few words
     * @param arguments what follows it
     * @param flags its options
     */
    record Builder(String name, String meaning, List<Argument> arguments, List<Flag> flags) {

        Builder needs(String argument) {
            return with(new Argument(argument, true));
        }

        Builder takes(String argument) {
            return with(new Argument(argument, false));
        }

        Builder flags(Flag... more) {
            return new Builder(
                    name,
                    meaning,
                    arguments,
                    Stream.concat(flags.stream(), Stream.of(more)).toList());
        }

        Word does(Action action) {
            return new Word(this, action);
        }

        private Builder with(Argument argument) {
            return new Builder(
                    name,
                    meaning,
                    Stream.concat(arguments.stream(), Stream.of(argument)).toList(),
                    flags);
        }
    }
}
