package org.imsggateway.inbound;

import java.nio.file.Path;
import java.util.List;
import org.imsggateway.delivery.Dispatched;
import org.imsggateway.delivery.PreparedReply;
import org.imsggateway.delivery.Reply;
import org.imsggateway.delivery.ReplyDispatcher;
import org.jspecify.annotations.Nullable;

/** The parts of one turn's answer in the outbox. Each has a key of its own, so that it is there once. */
final class StreamedParts implements AnswerStream.Parts {

    private final TurnOpening.Open open;
    private final ReplyDispatcher replies;
    private final InboundJournal journal;

    StreamedParts(TurnOpening.Open open, ReplyDispatcher replies, InboundJournal journal) {
        this.open = open;
        this.replies = replies;
        this.journal = journal;
    }

    @Override
    public Dispatched say(String text, int number) {
        PreparedReply prepared = replies.prepare(reply(open, text, List.of(), number, key(number)));
        return journal.patiently(() -> replies.dispatch(prepared));
    }

    @Override
    public boolean isStored(int number) {
        return journal.patiently(() -> replies.isTaken(Reply.Origin.AGENT, key(number)));
    }

    /** Whether something of a turn's answer went out while it was being said. */
    static boolean isBegun(String turnId, ReplyDispatcher replies) {
        return replies.isTaken(Reply.Origin.AGENT, key(turnId, 0));
    }

    private String key(int number) {
        return key(open.turn().id(), number);
    }

    private static String key(String turnId, int number) {
        return "part/" + number + "/" + turnId;
    }

    /** A part of an answer, or all of it, as a reply to where the question came from. */
    static Reply reply(TurnOpening.Open open, String text, List<Path> media, int number, @Nullable String key) {
        return new Reply(
                open.entry().conversation(),
                open.route().replyTo(),
                text,
                media,
                Reply.Origin.AGENT,
                open.entry().id(),
                key,
                new Reply.Asked(
                        open.entry().message().guid(), open.route().agent().id(), number));
    }
}
