package org.imsggateway.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Ways in which the simulator can be told to misbehave. */
enum Fault {
    HANG("", "reads requests and answers nothing"),
    HANG_AFTER("N", "answers N requests, then nothing more"),
    CRASH_AFTER("N", "ends without warning after N answers"),
    CRASH_AT(
            "POINT",
            "ends without warning at send-before-write, send-after-write, send-before-ack, read:METHOD (its request was read),"
                    + " half:METHOD (in the middle of its answer) or after:METHOD; METHOD may be a notification's"),
    GARBAGE("", "puts a line that is no JSON before every line"),
    FLOOD("[LINES]", "writes 200000 (or LINES) notifications of an unknown method"),
    HALF_LINES("", "writes every line in two pieces, 20 ms apart"),
    BUFFERED("", "keeps output back until 4096 bytes are full, as a buffering wrapper does"),
    SLOW("MS", "waits before every answer"),
    SLOW_SEND("MS", "Messages takes this long for a send"),
    STDERR_FLOOD("[LINES]", "writes 100000 (or LINES) lines to standard error"),
    DROP_ACK("", "performs mutations but never answers them"),
    NO_ROW("", "Messages accepts a send and writes no row"),
    GHOST_ROW("", "Messages accepts a send and writes an empty row that is in no chat"),
    BODY_ONLY("", "the row of a send has its text only in the attributed body"),
    LATE_JOIN("[MS]", "the row of a send joins its chat 700 (or MS) milliseconds later"),
    STILL_IN_FLIGHT("", "the first send never comes back; later mutations are refused"),
    AUTOMATION_DENIED("", "Messages may not be automated (-1743)"),
    UNKNOWN_TARGET("", "Messages does not know the target (-1728)"),
    OSASCRIPT_TIMEOUT("", "the script of a send times out"),
    IMESSAGE_FAILS("", "iMessage refuses a phone target before dispatch, so that the SMS fallback is taken"),
    TYPING_FAILS("", "typing and read fail, as on a stock macOS 26"),
    DEAF_WATCH("[N]", "the first N subscriptions of a child (all, without N) report nothing; the rest works"),
    EARLY_NOTIFICATIONS("", "notifications of a subscription may come before its answer"),
    NOT_A_MAC("", "everything that needs macOS fails as on the Linux build");

    private static final Pattern POINTS =
            Pattern.compile("send-before-write|send-after-write|send-before-ack|(read|half|after):[A-Za-z.]+");

    private final String value;
    private final String meaning;

    Fault(String value, String meaning) {
        this.value = value;
        this.meaning = meaning;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Fault named(String label) {
        return Arrays.stream(values())
                .filter(fault -> fault.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new UsageException("Unknown fault '" + label + "'. Known: "
                        + Arrays.stream(values()).map(Fault::label).collect(Collectors.joining(", ")) + "."));
    }

    /** The value to use, or an error that says what is allowed. */
    String checked(String given) {
        var text = given.isEmpty() && value.startsWith("[") ? fallback() : given;
        if (this == CRASH_AT && !POINTS.matcher(text).matches()) {
            throw new UsageException("--fault crash-at takes send-before-write, send-after-write, send-before-ack,"
                    + " read:METHOD, half:METHOD or after:METHOD, not '" + given + "'.");
        }
        if (this != CRASH_AT && !value.isEmpty() && !text.matches("\\d{1,9}")) {
            throw new UsageException("--fault " + label() + "=" + given + ": a whole number is needed.");
        }
        return text;
    }

    private String fallback() {
        return switch (this) {
            case FLOOD -> "200000";
            case STDERR_FLOOD -> "100000";
            case LATE_JOIN -> "700";
            case DEAF_WATCH -> "999999999";
            default -> "0";
        };
    }

    static String describeAll() {
        return Arrays.stream(values())
                .map(fault -> "  %-24s %s%n"
                        .formatted(fault.label() + (fault.value.isEmpty() ? "" : fault.shape()), fault.meaning))
                .collect(Collectors.joining());
    }

    private String shape() {
        return value.startsWith("[") ? "[=" + value.substring(1) : "=" + value;
    }
}
