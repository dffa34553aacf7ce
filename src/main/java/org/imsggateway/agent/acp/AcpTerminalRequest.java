package org.imsggateway.agent.acp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imsggateway.rpc.RpcException;
import tools.jackson.databind.JsonNode;

/**
 * A program that an agent wants to have run.
 *
 * @param argv the program and its arguments, as given: no shell reads them
 * @param environment what is set for it
 * @param directory where it runs: the agent's directory, or one in it
 * @param outputLimit how much of its output is kept, in bytes
 */
record AcpTerminalRequest(List<String> argv, Map<String, String> environment, Path directory, int outputLimit) {

    /** However much an agent asks for, in bytes. */
    static final int MOST_OUTPUT = 1024 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");
    private static final int REFUSED = -32000;
    private static final int INVALID_PARAMS = -32602;

    AcpTerminalRequest {
        argv = List.copyOf(argv);
    }

    /** Reads the parameters of {@code terminal/create}. */
    static AcpTerminalRequest of(JsonNode params, Path root) throws RpcException.Remote {
        List<String> argv = new ArrayList<>();
        argv.add(params.path("command").asString(""));
        params.path("args").forEach(argument -> argv.add(argument.asString("")));
        Map<String, String> environment = new LinkedHashMap<>();
        params.path("env")
                .forEach(variable -> environment.put(
                        variable.path("name").asString(""),
                        variable.path("value").asString("")));
        boolean odd =
                Stream.concat(argv.stream(), environment.values().stream()).anyMatch(word -> word.indexOf('\0') >= 0);
        if (argv.getFirst().isBlank()
                || odd
                || !environment.keySet().stream()
                        .allMatch(name -> NAME.matcher(name).matches())) {
            throw new RpcException.Remote(
                    INVALID_PARAMS, "command is missing, or a word of it cannot be passed on", null);
        }
        long limit = params.path("outputByteLimit").asLong(MOST_OUTPUT);
        Path directory = inside(params.path("cwd").asString(""), root);
        return new AcpTerminalRequest(argv, environment, directory, Math.clamp(limit, 0, MOST_OUTPUT));
    }

    /** The directory that is meant, links followed. */
    private static Path inside(String cwd, Path root) throws RpcException.Remote {
        try {
            Path wanted = cwd.isEmpty() ? root : Path.of(cwd);
            Path real = wanted.isAbsolute() && Files.isDirectory(wanted) ? wanted.toRealPath() : null;
            if (real != null && real.startsWith(root.toRealPath())) {
                return real;
            }
        } catch (IOException | InvalidPathException unusable) {
            throw new RpcException.Remote(REFUSED, "cwd cannot be used", null);
        }
        throw new RpcException.Remote(REFUSED, "cwd is no directory of this agent", null);
    }

    /** As the owners are asked about it: each word can be told from the next, and nothing is left out. */
    String shown() {
        String variables = environment.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + quoted(variable.getValue()) + " ")
                .collect(Collectors.joining());
        return "run in %s: %s%s"
                .formatted(
                        quoted(directory.toString()),
                        variables,
                        argv.stream().map(AcpTerminalRequest::quoted).collect(Collectors.joining(" ")));
    }

    /** A line break or an invisible character could make a command read as another: they are written out. */
    private static String quoted(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        String visible = HIDDEN.matcher(word)
                .replaceAll(found -> "\\\\u{%x}".formatted(found.group().codePointAt(0)));
        return "'" + visible.replace("'", "'\\''") + "'";
    }
}
