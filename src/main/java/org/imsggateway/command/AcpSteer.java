package org.imsggateway.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imsggateway.message.Whitespace;

/**
 * What {@code /acp steer} was asked for.
 *
 * @param session the session that is meant; empty for that of this conversation
 * @param text what it is told; never empty
 */
record AcpSteer(String session, String text) {

    private static final Pattern NAMED = Pattern.compile("--session(?:=|\\s+)(\\S+)\\s+(.+)", Pattern.DOTALL);

    /** Reads the words after {@code steer}; empty if something is missing. */
    static Optional<AcpSteer> parse(String words) {
        String plain = AcpSpawn.plainDashes(Whitespace.trim(words));
        if (!plain.matches("(?s)--session(?:[=\\s].*)?")) {
            return words.isEmpty() ? Optional.empty() : Optional.of(new AcpSteer("", words));
        }
        Matcher named = NAMED.matcher(plain);
        return named.matches() ? Optional.of(new AcpSteer(named.group(1), named.group(2))) : Optional.empty();
    }
}
