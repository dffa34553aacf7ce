package org.imsggateway.rpc;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to start. The words go to the system as they are: no shell reads them.
 *
 * @param name the child's name in logs and thread names
 * @param argv the program and its arguments
 * @param environment set in addition to the few harmless variables a child inherits from us
 * @param directory where to run; null runs where we run
 */
public record ChildCommand(
        String name,
        List<String> argv,
        Map<String, String> environment,
        @Nullable Path directory) {

    /** Copies what it is given. */
    public ChildCommand {
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("a command needs at least the name of a program");
        }
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /** A command with the inherited environment alone, run where we run. */
    public ChildCommand(String name, List<String> argv) {
        this(name, argv, Map.of(), null);
    }
}
