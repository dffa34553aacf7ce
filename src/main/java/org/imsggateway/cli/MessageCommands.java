package org.imsggateway.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.imsggateway.delivery.MessageStatus;
import org.imsggateway.delivery.SendMessageRequest;

/** Messages that go out. */
final class MessageCommands {

    private static final Flag TO =
            Flag.valued("to", "TARGET", "where to: chat_id:42, +15555550123, sms:+1555…, an address");
    private static final Flag TEXT = Flag.valued("text", "TEXT", "what to say");
    private static final Flag FILE = Flag.repeatable("file", "PATH", "a file to send; may be repeated");
    private static final Flag FROM = Flag.valued("account", "ID", "through this account; else the default one");

    private final Session session;

    MessageCommands(Session session) {
        this.session = session;
    }

    List<Word> words() {
        return List.of(
                Word.named("message send", "send a message")
                        .flags(TO, TEXT, FILE, FROM, Flag.JSON, Flag.URL)
                        .does(this::send),
                Word.named("message show", "show what became of a message")
                        .needs("ID")
                        .flags(Flag.JSON, Flag.URL)
                        .does(call -> session.show(
                                call,
                                session.gateway(call).message(call.argument(0).orElseThrow()),
                                this::status)));
    }

    private void send(Call call) {
        String to = call.need(TO);
        if (!call.has(FILE)) {
            call.need(TEXT);
        }
        List<String> files =
                call.all(FILE).stream().map(MessageCommands::absolute).toList();
        var message = new SendMessageRequest(
                to, call.value(TEXT).orElse(""), files, call.value(FROM).orElse(null), null);
        session.show(
                call,
                session.gateway(call).send(message),
                status -> "On its way as %s; '%s message show %s' shows what becomes of it."
                        .formatted(status.id(), HelpText.PROGRAM, status.id()));
    }

    /** The gateway runs in another directory. */
    private static String absolute(String file) {
        return Path.of(file).toAbsolutePath().normalize().toString();
    }

    private String status(MessageStatus message) {
        var table = new Table(session.paint(), "PIECE", "STATE", "LENGTH", "FILE", "ATTEMPTS", "SENT", "GUID");
        for (MessageStatus.Piece piece : message.pieces()) {
            table.row(
                    piece.index() + 1,
                    piece.state(),
                    piece.length(),
                    piece.media(),
                    piece.attempts(),
                    session.ages().of(piece.sentAt()),
                    piece.guid());
        }
        var text = new StringBuilder("%s to %s through %s, %s: %s%n%n%s"
                .formatted(
                        message.id(),
                        Plain.line(message.to()),
                        message.accountId(),
                        session.ages().of(message.createdAt()),
                        session.paint().word(message.state()),
                        table));
        message.pieces().stream()
                .filter(piece -> piece.error() != null)
                .forEach(piece -> text.append("\nPiece %d: %s"
                        .formatted(
                                piece.index() + 1,
                                Plain.line(Optional.ofNullable(piece.error()).orElse("")))));
        return text.toString();
    }
}
