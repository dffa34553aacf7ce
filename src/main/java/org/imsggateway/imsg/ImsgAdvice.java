package org.imsggateway.imsg;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person should do about a symptom. Symptoms are recognised by what {@code imsg}, macOS and ssh print, on either
 * stream or inside an error, whatever the case; the first that fits counts, so the more specific ones come first.
 */
enum ImsgAdvice {
    /** The program is not there. */
    NOT_FOUND(
            "imsg not found \\(",
            "Install imsg (brew install steipete/tap/imsg) or set channels.imessage.cliPath to where it is, then try"
                    + " `imsg rpc --help`."),
    /** The program is too old. */
    RPC_UNSUPPORTED(
            "does not support the rpc subcommand|unknown (sub)?command\\W+rpc",
            "Update imsg (brew upgrade imsg); `imsg rpc --help` must know the command."),
    /** Sends are refused by macOS. */
    AUTOMATION(
            "not authorized to send apple events|(?<!\\d)-1743(?!\\d)",
            "Allow the program that starts imsg to control Messages: System Settings > Privacy & Security > Automation."
                    + " The first use needs someone at the screen to approve it; over SSH the entry belongs to"
                    + " sshd-keygen-wrapper and may be impossible to grant, so run the gateway or imsg in the logged-in"
                    + " session."),
    /** The database does not exist; only imsg 0.14 and later can tell this from a missing permission. */
    DATABASE_ABSENT(
            "configured messages database does not exist",
            "Check channels.imessage.dbPath; open Messages on the Mac and sign in, so that the database is made."),
    /** The database cannot be read by permission. */
    FULL_DISK_ACCESS(
            "cannot access messages database|full disk access|authorization denied|unable to open database"
                    + "|out of memory \\(14\\)|cannot open|permissiondenied\\(path:|could not be opened read-only",
            "Give Full Disk Access (System Settings > Privacy & Security) to the program that starts imsg, its parents"
                    + " (the gateway's Java, a launchd job, the SSH service) and Terminal; switch stale entries off and"
                    + " on; then restart the parent. The same text comes when the database file does not exist: check"
                    + " channels.imessage.dbPath."),
    /** The tables are missing or the file is something else. */
    NOT_A_DATABASE(
            "file is not a database|no such table",
            "channels.imessage.dbPath does not name a Messages database; it is usually ~/Library/Messages/chat.db."),
    /** The stream is dead although the child lives. */
    DEAF(
            "imsg does not report",
            "The gateway subscribes again, then starts imsg again, and goes on trying; with imsg 0.14 or newer the messages"
                    + " come all the same, late. If it stays so, update imsg, run `imsg watch` by hand where it runs and"
                    + " see whether it shows a new message; over SSH, see that the wrapper holds no output back."),
    /** What was heard cannot be stored. */
    NOT_STORED(
            "wait to be stored",
            "Nothing is lost, and it is tried again by itself. See whether the disk is full or another program holds the"
                    + " gateway's store; the log says what keeps it."),
    /** Another program holds the database. */
    DATABASE_LOCKED("database is locked", "Another program holds the Messages database; it is tried again by itself."),
    /** Messages does not know the receiver. */
    TARGET_UNKNOWN(
            "(?<!\\d)-1728(?!\\d)", "Check the address or chat; start the conversation once by hand in Messages."),
    /** Messages is not running. */
    MESSAGES_NOT_RUNNING("(?<!\\d)-600(?!\\d)", "Open Messages on the Mac and keep it running."),
    /** AppleScript hung. */
    SCRIPT_HUNG(
            "osascript timed out after",
            "Messages did not answer in time: look on the Mac for a dialogue, and whether the message is there."),
    /** Messages made an empty row that belongs to no chat. */
    GHOST_ROW(
            "unjoined empty outgoing row",
            "Messages accepted the message and did not put it into the chat: look on the Mac, then send it by hand."),
    /** Messages made no row. */
    NO_ROW("no matching outgoing", "Look in Messages whether it is there; it is not sent again on a guess."),
    /** The private helper is not up. */
    BRIDGE_ABSENT(
            "bridge is not started|bridge ready lock is absent|bridge not ready",
            "An optional feature: run `imsg launch` on the Mac (it needs System Integrity Protection off)."),
    /** Typing indicators fail on newer macOS. */
    TYPING_BLOCKED("typing indicator failed:", "Expected on macOS 26; nothing to do."),
    /** Names cannot be looked up. */
    CONTACTS("contacts access is unavailable", "Use a phone number or an e-mail address instead of a name."),
    /** Not a Mac. */
    NOT_A_MAC(
            "only supported on macos|only available on macos",
            "imsg must run on the Mac that is signed in to Messages; name it with a wrapper over SSH as cliPath."),
    /** ssh does not know the host. */
    HOST_KEY(
            "host key verification failed|remote host identification has changed",
            "Connect once by hand as the gateway's user and accept the Mac's host key (ssh <user>@<host>)."),
    /** ssh may not log in. */
    SSH_LOGIN(
            "permission denied \\(publickey",
            "Set up a key for the gateway's user: ssh must log in to the Mac without a question (BatchMode)."),
    /** ssh does not get through. */
    SSH_UNREACHABLE(
            "could not resolve hostname|connection refused|connection timed out|no route to host|operation timed out",
            "Check that the Mac is on and reachable, and that Remote Login is enabled there."),
    /** Nothing said, but an early end or no answer. */
    MISSED_PROMPT(
            "imsg rpc exited|imsg rpc timeout|imsg rpc closed",
            "Most often a macOS permission is missing: Full Disk Access and Automation (Messages) for the program that"
                    + " starts imsg. Run `imsg chats --limit 1` once in the same context and approve what macOS asks. A"
                    + " wrapper must pass every line on at once, without buffering, and must not filter its output.");

    private final Pattern symptom;
    private final String text;

    ImsgAdvice(String symptom, String text) {
        this.symptom = Pattern.compile(symptom, Pattern.CASE_INSENSITIVE);
        this.text = text;
    }

    /** What to do, in one to three sentences. */
    String text() {
        return text;
    }

    /** Finds the advice for what was printed; the texts are looked at together. */
    static Optional<ImsgAdvice> recognise(Collection<String> texts) {
        String all = String.join("\n", texts);
        return Arrays.stream(values())
                .filter(advice -> advice.symptom.matcher(all).find())
                .findFirst();
    }
}
