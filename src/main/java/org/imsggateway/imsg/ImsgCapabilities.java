package org.imsggateway.imsg;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What this imsg can do. Versions 0.14 and later say so themselves and are strict about what they are given; for earlier
 * ones a table of versions stands in.
 *
 * @param version as printed by the program; null when it could not be asked
 * @param generation how it treats its parameters
 * @param methods the methods that can be called now
 * @param bridge whether the private-API helper answers
 */
public record ImsgCapabilities(@Nullable String version, Generation generation, Set<String> methods, boolean bridge) {

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");

    /** The two ways in which imsg treats what it is given. */
    public enum Generation {
        /** 0.14 and later: closed sets of keys, exact types, errors that say what happened to a message. */
        STRICT,
        /** Up to 0.13: unknown keys are ignored, errors are text. */
        LENIENT
    }

    /** Copies the methods. */
    public ImsgCapabilities {
        methods = Set.copyOf(methods);
    }

    /** Reads the answer to {@code initialize} or {@code status}. Keys that are missing count as "cannot". */
    static ImsgCapabilities strict(JsonNode status) {
        Set<String> methods = new LinkedHashSet<>();
        status.path("methods").forEach(method -> methods.add(method.asString("")));
        methods.remove("");
        String version = status.path("version").asString("");
        return new ImsgCapabilities(
                version.isBlank() ? null : version,
                Generation.STRICT,
                methods,
                status.path("bridge").path("ready").asBoolean(false));
    }

    /** What an imsg of this version can do; an unknown version is taken for the oldest. */
    static ImsgCapabilities lenient(@Nullable String version) {
        Set<String> methods = new LinkedHashSet<>(
                Set.of("chats.list", "messages.history", "watch.subscribe", "watch.unsubscribe", "send"));
        if (atLeast(version, 0, 7, 3)) {
            methods.addAll(Set.of("typing", "read"));
        }
        if (atLeast(version, 0, 9, 0)) {
            methods.addAll(Set.of("tapback", "send.rich", "send.attachment"));
        }
        if (atLeast(version, 0, 10, 0)) {
            methods.addAll(Set.of("message.send_status", "handles.check", "poll.send"));
        }
        return new ImsgCapabilities(version, Generation.LENIENT, methods, false);
    }

    /** Whether a method can be called. */
    public boolean can(String method) {
        return methods.contains(method);
    }

    /** Whether it is of the strict generation. */
    public boolean isStrict() {
        return generation == Generation.STRICT;
    }

    /** Whether a page of rows after a cursor can be asked for, so that catching up needs no subscription. */
    boolean pagesAfterCursor() {
        return isStrict() && can("messages.after");
    }

    /** Whether {@code reply_to} is honoured. Before 0.12 it is silently ignored; without the bridge it is refused. */
    boolean repliesInThread() {
        return bridge && atLeast(version, 0, 12, 0);
    }

    /** Whether a send may name its transport. */
    boolean namesTransport() {
        return isStrict() || atLeast(version, 0, 8, 1);
    }

    private static boolean atLeast(@Nullable String version, int major, int minor, int patch) {
        Matcher found = VERSION.matcher(version == null ? "" : version);
        if (!found.find()) {
            return false;
        }
        long have = number(found.group(1)) * 1_000_000 + number(found.group(2)) * 1_000 + number(found.group(3));
        return have >= major * 1_000_000L + minor * 1_000L + patch;
    }

    private static long number(@Nullable String digits) {
        return digits == null || digits.length() > 6 ? 0 : Long.parseLong(digits);
    }
}
