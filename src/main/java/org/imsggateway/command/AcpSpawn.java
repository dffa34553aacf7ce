package org.imsggateway.command;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.imsggateway.config.AcpMode;
import org.imsggateway.message.Whitespace;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /acp spawn} was asked for.
 *
 * @param agent the agent; null for that of {@code acp.defaultAgent}
 * @param mode how long the session is to live; null if not said
 * @param bind whether this conversation is to be bound to it
 * @param cwd where it is to work; null if not said
 * @param label its name; null for none
 */
record AcpSpawn(
        @Nullable String agent,
        @Nullable AcpMode mode,
        boolean bind,
        @Nullable String cwd,
        @Nullable String label) {

    /** A text that is no spawn; its message says why. */
    static final class Fault extends Exception {

        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message + "\nUsage: " + AcpWords.SPAWN);
        }
    }

    private static final Pattern WORDS = Pattern.compile("\\s+");
    private static final Set<String> KNOWN = Set.of("--mode", "--thread", "--bind", "--cwd", "--label");
    private static final String DASHES = "\u2012\u2013\u2014\u2015\u2212";

    /** Reads the words after {@code spawn}, in whatever order they come. */
    static AcpSpawn parse(String text) throws Fault {
        var words = new ArrayDeque<>(List.of(WORDS.split(Whitespace.trim(text))));
        var reading = new Reading();
        while (!words.isEmpty()) {
            String word = plainDashes(words.poll());
            if (word.startsWith("--")) {
                int equals = word.indexOf('=');
                String option = equals < 0 ? word : word.substring(0, equals);
                String value = equals < 0 ? words.poll() : word.substring(equals + 1);
                reading.option(option, value);
            } else if (!word.isEmpty()) {
                reading.agent(word);
            }
        }
        return reading.done();
    }

    /** A phone makes one long dash of two short ones. */
    static String plainDashes(String word) {
        return !word.isEmpty() && DASHES.indexOf(word.charAt(0)) >= 0 ? "--" + word.substring(1) : word;
    }

    /** What has been read so far. */
    private static final class Reading {

        private @Nullable String agent;
        private @Nullable AcpMode mode;
        private @Nullable String thread;
        private @Nullable String bind;
        private @Nullable String cwd;
        private @Nullable String label;

        void agent(String word) throws Fault {
            if (agent != null) {
                throw new Fault("Unexpected argument: " + word);
            }
            agent = word;
        }

        void option(String option, @Nullable String value) throws Fault {
            if (value == null || value.isEmpty() || value.startsWith("--")) {
                throw new Fault(KNOWN.contains(option) ? option + " needs a value" : "Unknown option: " + option);
            }
            switch (option) {
                case "--mode" -> mode = mode(value);
                case "--thread" ->
                    thread = oneOf(option, value, List.of("auto", "here", "off"), "Use auto, here, or off");
                case "--bind" -> bind = oneOf(option, value, List.of("here", "off"), "Use here or off");
                case "--cwd" -> cwd = value;
                case "--label" -> label = value;
                default -> throw new Fault("Unknown option: " + option);
            }
        }

        private static AcpMode mode(String value) throws Fault {
            String word = oneOf("--mode", value, List.of("persistent", "oneshot"), "Use persistent or oneshot");
            return AcpMode.valueOf(word.toUpperCase(Locale.ROOT));
        }

        private static String oneOf(String option, String value, List<String> allowed, String use) throws Fault {
            String word = value.toLowerCase(Locale.ROOT);
            if (!allowed.contains(word)) {
                throw new Fault("Invalid value for %s: %s. %s".formatted(option, value, use));
            }
            return word;
        }

        AcpSpawn done() throws Fault {
            boolean here = "here".equals(bind);
            if (here && thread != null && !thread.equals("off")) {
                throw new Fault("Use either --thread or --bind, not both");
            }
            if (thread != null && thread.equals("here")) {
                throw new Fault("Messages has no threads to bind; use --bind here");
            }
            return new AcpSpawn(agent, mode, here, cwd, label);
        }
    }
}
