package org.imsggateway.imsg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The script in whose place {@code imsg} is started.
 *
 * @param text what is in it; empty for a program that is no script
 */
record WrapperScript(String text) {

    private static final int LARGEST = 64 * 1024;

    /** A command, and how many bars follow it. Never goes back, so that a long line costs no more than its length. */
    private static final Pattern COMMAND = Pattern.compile("\\G([^|]++)(\\|++)");

    private static final Pattern PROGRAM = Pattern.compile("\\b(?:imsg|ssh)\\b");

    private static final Pattern CONNECTS =
            Pattern.compile("\\b(?:ssh|autossh|sshpass|dbclient|plink|nc|ncat|netcat|socat)\\b");

    static WrapperScript of(Path program) {
        try {
            if (Files.size(program) > LARGEST) {
                return new WrapperScript("");
            }
            String text = new String(Files.readAllBytes(program), StandardCharsets.ISO_8859_1);
            return new WrapperScript(text.startsWith("#!") ? text : "");
        } catch (IOException _) {
            return new WrapperScript("");
        }
    }

    /** Whether it sends the output of imsg, or of ssh, on into another program. */
    boolean isPiped() {
        return text.lines().map(WrapperScript::code).anyMatch(line -> {
            Matcher command = COMMAND.matcher(line);
            boolean found = false;
            while (!found && command.find()) {
                found = command.group(2).length() == 1
                        && PROGRAM.matcher(command.group(1)).find();
            }
            return found;
        });
    }

    /** Whether it names a program that connects to another machine. */
    boolean connects() {
        return text.lines()
                .map(WrapperScript::code)
                .anyMatch(line -> CONNECTS.matcher(line).find());
    }

    private static String code(String line) {
        return line.split("#", 2)[0];
    }
}
