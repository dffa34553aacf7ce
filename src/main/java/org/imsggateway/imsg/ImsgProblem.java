package org.imsggateway.imsg;

import java.util.ArrayList;
import java.util.List;
import org.imsggateway.rpc.RpcException;
import org.jspecify.annotations.Nullable;

/**
 * Something that keeps an account from working.
 *
 * @param text what happened, for a person; without handles and message text
 * @param advice what to do about it; null when nothing is known
 * @param fatal whether trying again soon is pointless
 */
record ImsgProblem(String text, @Nullable ImsgAdvice advice, boolean fatal) {

    private static final int LONGEST = 300;

    /** A problem whose advice is looked for in its text and in what was printed beside it. */
    static ImsgProblem of(String text, List<String> evidence) {
        List<String> all = new ArrayList<>(evidence);
        all.add(text);
        return new ImsgProblem(printable(text), ImsgAdvice.recognise(all).orElse(null), false);
    }

    /** A failed call, with what the child printed beside it. */
    static ImsgProblem of(RpcException failure, List<String> evidence) {
        return of(words(failure), evidence);
    }

    /** The words of a failed call: {@code imsg rpc timeout (<method>)}, or the error's own. */
    static String words(RpcException failure) {
        return switch (failure) {
            case RpcException.Timeout timeout -> "imsg rpc timeout (" + timeout.method() + ")";
            case RpcException.Closed closed -> closed.getMessage() + "";
            case RpcException.Unreadable unreadable -> "imsg: " + unreadable.getMessage();
            case RpcException.Remote remote -> (remote.remoteMessage().isBlank() ? "imsg " : "") + remote.getMessage();
        };
    }

    /** Text and advice in one line. */
    String line() {
        return advice == null ? text : text + (text.endsWith(".") ? " " : ". ") + advice.text();
    }

    /** What to do; null when nothing is known. */
    @Nullable
    String adviceText() {
        return advice == null ? null : advice.text();
    }

    /** Control characters out, one line, not too long: other programs' words end in our logs. */
    static String printable(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
