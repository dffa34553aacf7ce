package org.imsggateway.agent.acp;

import java.util.regex.Pattern;
import org.imsggateway.rpc.RpcException;

/** What an agent's failure is called to people: short, in one line, and with nothing in it that is not seen. */
final class AcpWords {

    private static final int LONGEST = 160;

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
        String line = remote.remoteMessage()
                .lines()
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("an error without words");
        return remote.code() == 0 ? inOneLine(line) : inOneLine(line) + " (" + remote.code() + ")";
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
