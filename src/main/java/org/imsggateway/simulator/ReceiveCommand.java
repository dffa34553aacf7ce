package org.imsggateway.simulator;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** <code>simulator receive</code>: a message arrives. */
final class ReceiveCommand {

    static final String HELP = """
            simulator receive
            Put an inbound message into the database, as Messages would.

            Usage: simulator receive --from HANDLE [options]

              --from HANDLE        who writes: a phone number like +15555550123, or an address
              --text TEXT          what they write
              --file PATH          an attachment (may be repeated)
              --chat-id N          into this chat (default: the direct chat with the sender)
              --group A,B,C        into the group of the sender and these; made if there is none
              --group-name NAME    the title of a group that is made
              --reply-to GUID      as an inline reply to this message
              --tapback KIND       a reaction to --reply-to (default: the chat's last message):
                                   love, like, dislike, laugh, emphasis, question, or an emoji
              --remove             takes the tapback back
              --service SERVICE    iMessage (default), SMS or RCS
              --from-me            a message of the own account, as from its phone; --from is then the peer
              --date DATE          ISO 8601 with zone (default: now)
              --db FILE            the database (default: the demo's; made if there is none)
              --json               print what was written as JSON
            """;
    private static final Set<String> VALUED =
            Set.of("from", "text", "file", "chat-id", "group", "group-name", "reply-to", "tapback", "service", "date");
    private static final Set<String> FLAGS = Set.of("from-me", "remove");
    private static final List<String> SERVICES = List.of("iMessage", "SMS", "RCS");

    private final PrintStream out;
    private final Clock clock;

    ReceiveCommand(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    int run(List<String> args, Path fallbackDatabase) {
        var options = Options.parse(args, VALUED, FLAGS);
        var store = new MessagesStore(options.path("db", fallbackDatabase));
        var rows = new AppleRows(clock);
        var arrival = arrival(options, rows, store);
        var received = new Incoming(store, rows).receive(arrival);
        out.println(options.has("json") ? json(received) : sentence(received, arrival));
        return 0;
    }

    private Incoming.Arrival arrival(Options options, AppleRows rows, MessagesStore store) {
        var from = Targets.normalised(options.required("from"), "US");
        var chatId = options.number("chat-id");
        var group = list(options.get("group", ""));
        if (chatId != null && !group.isEmpty()) {
            throw new UsageException("Use --chat-id or --group, not both.");
        }
        var tapback = options.get("tapback");
        var files = files(options);
        var text = options.get("text", "");
        if (text.isEmpty() && files.isEmpty() && tapback == null) {
            throw new UsageException("Nothing arrives: give --text, --file or --tapback.");
        }
        var replyTo = options.get("reply-to");
        if (tapback != null && replyTo == null) {
            replyTo = lastMessage(store, chatId, from);
        }
        return new Incoming.Arrival(
                from,
                options.has("from-me"),
                chatId,
                group,
                options.get("group-name"),
                text,
                files,
                replyTo,
                tapback,
                options.has("remove"),
                service(options.get("service", "iMessage")),
                date(options.get("date"), rows));
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .map(item -> Targets.normalised(item, "US"))
                .toList();
    }

    private static List<Path> files(Options options) {
        var files = new ArrayList<Path>();
        for (var given : options.all("file")) {
            var file = Path.of(Attachments.expand(given)).toAbsolutePath();
            if (!Files.isRegularFile(file)) {
                throw new UsageException("--file: there is no file at '" + given + "'.");
            }
            files.add(file);
        }
        return files;
    }

    private static String service(String given) {
        return SERVICES.stream()
                .filter(given::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "--service takes " + String.join(", ", SERVICES) + ", not '" + given + "'."));
    }

    private static long date(@Nullable String given, AppleRows rows) {
        try {
            return given == null ? rows.now() : AppleTime.parse(given);
        } catch (DateTimeException e) {
            throw new UsageException(
                    "--date takes ISO 8601 with a zone, such as 2026-08-10T09:00:00Z, not '" + given + "'.");
        }
    }

    private static String lastMessage(MessagesStore store, @Nullable Long chatId, String from) {
        var guid = Files.exists(store.path())
                ? store.<@Nullable String>write(connection -> AppleRows.text(
                        connection,
                        "SELECT m.guid FROM message m JOIN chat_message_join j ON j.message_id = m.ROWID"
                                + " JOIN chat c ON c.ROWID = j.chat_id WHERE coalesce(m.associated_message_type, 0) = 0"
                                + " AND (c.ROWID = ?1 OR ?1 = 0 AND c.chat_identifier = ?2) ORDER BY m.ROWID DESC LIMIT 1",
                        chatId == null ? 0L : chatId,
                        from))
                : null;
        if (guid == null) {
            throw new UsageException("--tapback: there is no message to react to; name one with --reply-to GUID.");
        }
        return guid;
    }

    private static String json(Incoming.Received received) {
        return Json.plainLine(Json.object()
                .put("id", received.id())
                .put("guid", received.guid())
                .put("chat_id", received.chatId())
                .put("chat_guid", received.chatGuid())
                .put("text", received.text()));
    }

    private static String sentence(Incoming.Received received, Incoming.Arrival arrival) {
        var who = arrival.fromMe() ? "From the own account" : "From " + arrival.from();
        return who + " in chat " + received.chatId() + " (" + received.chatGuid() + "): “" + received.text()
                + "”, message " + received.id() + ", guid " + received.guid();
    }
}
