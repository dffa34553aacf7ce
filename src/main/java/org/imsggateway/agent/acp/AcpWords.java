package org.imsggateway.agent.acp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.imsggateway.rpc.ChildProcess;
import org.imsggateway.rpc.RpcException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an agent's failure is called to people: short, in one line, and with nothing in it that is not seen. */
final class AcpWords {

    private static final int LONGEST = 160;

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private static final Pattern ERROR = Pattern.compile("(?i)\\b(?:error|fatal|exception)\\b");

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

    /** A path of two names at least; what follows the host in a web address is none. */
    private static final Pattern PATH =
            Pattern.compile("(?<![\\w/.])(?:file://|~)?/(?:[^\\s/:;,'\"()]++/)+([^\\s/:;,'\"()]*+)");

    private AcpWords() {}

    static String of(RpcException failure) {
        return switch (failure) {
            case RpcException.Remote remote -> of(remote);
            case RpcException.Timeout late -> "no answer to " + late.method() + " in time";
            case RpcException.Closed closed -> String.valueOf(closed.getMessage());
            case RpcException.Unreadable unreadable -> String.valueOf(unreadable.getMessage());
        };
    }

    private static String of(RpcException.Remote remote) {
        String line = firstLine(remote.remoteMessage()).orElse("an error without words");
        String all = firstLine(details(remote.data()))
                .map(cause -> line + ": " + cause)
                .orElse(line);
        return remote.code() == 0 ? inOneLine(all) : inOneLine(all) + " (" + remote.code() + ")";
    }

    private static Optional<String> firstLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).findFirst();
    }

    /**
     * What went wrong, for the operator, with what the program said of it on its way out: there it says that it has no login,
     * or that a package is missing.
     */
    static String explained(RpcException failure, ChildProcess child) {
        String words = of(failure);
        return failure instanceof RpcException.Closed
                ? complaint(child.stderrTail(LAST_WORDS))
                        .map(said -> words + "; it said: " + said)
                        .orElse(words)
                : words;
    }

    /**
     * What a program that has ended complained of.
     *
     * @param lines the last lines of its diagnostics, oldest first
     * @return the last that names an error, for some print their stack behind it, else the last; empty if there is none
     */
    static Optional<String> complaint(List<String> lines) {
        List<String> said =
                lines.reversed().stream().filter(line -> !line.isBlank()).toList();
        return said.stream()
                .filter(line -> ERROR.matcher(line).find())
                .findFirst()
                .or(() -> said.stream().findFirst())
                .map(AcpWords::inOneLine);
    }

    /** The protocol's own SDK says only "Internal error" of what went wrong, and here what it was. */
    private static String details(@Nullable JsonNode data) {
        if (data == null) {
            return "";
        }
        return data.isString() ? data.asString() : data.path("details").asString("");
    }

    /** What someone else wrote, so that it can be shown and logged. */
    static String inOneLine(String text) {
        String seen = UNSEEN.matcher(text).replaceAll(" ").strip();
        if (seen.length() <= LONGEST) {
            return seen;
        }
        return seen.substring(0, Character.isHighSurrogate(seen.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST)
                + "\u2026";
    }

    /** For people who need not know how this machine is laid out: of each path only its last name is left. */
    static String withoutPaths(String text) {
        return PATH.matcher(text).replaceAll("$1");
    }
}
