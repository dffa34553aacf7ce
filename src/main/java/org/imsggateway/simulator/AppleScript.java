package org.imsggateway.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A send through Messages' automation: hand the message over, then look for the row that proves it. Older versions look
 * for two seconds and answer without proof, newer ones for eight and answer that they do not know.
 */
final class AppleScript {

    private final Outgoing outgoing;
    private final ChatDatabase database;
    private final Profile profile;
    private final Faults faults;
    private final SentRows sentRows;
    private final Duration window;

    AppleScript(
            Outgoing outgoing,
            ChatDatabase database,
            Profile profile,
            Faults faults,
            SentRows sentRows,
            Duration window) {
        this.outgoing = outgoing;
        this.database = database;
        this.profile = profile;
        this.faults = faults;
        this.sentRows = sentRows;
        this.window = window;
    }

    /** What is known of a send: its row where it was seen. */
    record Sent(@Nullable Long id, @Nullable String guid, Target target) {}

    Sent send(Target asked, String text, String file, boolean smsFallback) {
        if (faults.has(Fault.NOT_A_MAC) && profile.atLeast(9)) {
            throw notAMac();
        }
        var target = asked;
        if (faults.has(Fault.IMESSAGE_FAILS)
                && target.isPhone()
                && !target.service().equals("SMS")) {
            if (!smsFallback || !profile.atLeast(11)) {
                throw failed("-1728");
            }
            target = target.by("SMS");
        }
        var before = database.isReady() ? sentRows.newest() : 0;
        var since = outgoing.rows().now() - Duration.ofSeconds(2).toNanos();
        write(target, text, file, null, row -> row);
        if (!database.isReady()) {
            return new Sent(null, null, target);
        }
        return verified(target, file.isEmpty() ? text : Outgoing.OBJECT_REPLACEMENT + text, since, before);
    }

    /** Lets Messages write the row; null where a fault keeps it from doing so. */
    Outgoing.@Nullable Written write(
            Target target, String text, String file, @Nullable String guid, UnaryOperator<NewRow> extra) {
        var staged = staged(file);
        refusals(target);
        faults.crashAt("send-before-write");
        faults.delay(Fault.SLOW_SEND);
        var written = database.isReady() ? outgoing.send(target, text, staged, guid, extra) : null;
        faults.crashAt("send-after-write");
        if (faults.has(Fault.STILL_IN_FLIGHT)) {
            throw unknown("still_in_flight", "The send did not return.");
        }
        if (faults.has(Fault.OSASCRIPT_TIMEOUT)) {
            throw unknown("may_have_completed", "osascript timed out after 150 seconds.");
        }
        return written;
    }

    /** Fails where there is no such file. */
    void requireFile(String file) {
        if (!java.nio.file.Files.isRegularFile(Path.of(Attachments.expand(file)))) {
            throw missing(file);
        }
    }

    private @Nullable Path staged(String file) {
        if (file.isEmpty()) {
            return null;
        }
        var staged = outgoing.stage(file);
        if (staged != null) {
            return staged;
        }
        throw missing(file);
    }

    private RpcError missing(String file) {
        var detail = "Attachment not found at " + file;
        return profile.strict()
                ? RpcError.notStarted("applescript", "send", detail)
                : RpcError.internal("AppleScript failed: " + detail);
    }

    private void refusals(Target target) {
        if (faults.has(Fault.NOT_A_MAC)) {
            throw notAMac();
        }
        if (faults.has(Fault.AUTOMATION_DENIED)) {
            throw failed("-1743");
        }
        if (faults.has(Fault.UNKNOWN_TARGET) || (target.chatId() == null && target.isGroup())) {
            throw failed("-1728");
        }
    }

    private static RpcError notAMac() {
        return RpcError.internal(
                "AppleScript failed: Sending requires Messages.app automation and is only supported on macOS.");
    }

    private RpcError failed(String number) {
        if (profile.strict()) {
            return RpcError.notStarted(
                    "applescript", "send", "Messages automation failed with AppleScript error " + number + ".");
        }
        var words = number.equals("-1743")
                ? "Not authorized to send Apple events to Messages. (-1743)"
                : "Messages got an error: Can’t get chat. (-1728)";
        return RpcError.internal("AppleScript failed: " + words);
    }

    private RpcError unknown(String disposition, String detail) {
        return profile.strict()
                ? RpcError.outcomeUnknown(disposition, "applescript", "send", detail)
                : RpcError.internal("AppleScript failed: " + detail);
    }

    private Sent verified(Target target, String text, long since, long before) {
        var deadline = System.nanoTime() + window.toNanos();
        do {
            var found = sentRows.find(target, text, since);
            if (found != null) {
                return found;
            }
            var ghost = sentRows.ghost(target, before);
            if (ghost != null) {
                throw unknown(
                        "may_have_completed",
                        "Messages accepted the chat send but wrote an unjoined empty outgoing row (" + ghost
                                + "); delivery to the target chat was not confirmed");
            }
        } while (System.nanoTime() < deadline && !faults.stoppedAfter(100));
        if (!profile.strict()) {
            return new Sent(null, null, target);
        }
        var kind = text.startsWith(Outgoing.OBJECT_REPLACEMENT) ? "attachment row" : "text row";
        throw unknown(
                "may_have_completed",
                "Messages automation returned success, but no matching outgoing " + kind
                        + " was observed within 8 seconds.");
    }
}
