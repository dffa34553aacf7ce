package org.imsggateway.imsg;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.rpc.RpcException;
import tools.jackson.databind.JsonNode;

/** Finds a message again, in the chat it has been put into since. Needed for imsg up to 0.9, which does not wait for the chat. */
final class ChatLookup {

    /** What a look has shown. */
    sealed interface Outcome {

        /** The same message, with its chat. */
        record Found(InboundMessage row) implements Outcome {}

        /** It is in none of the chats, as far as could be seen. */
        record Nowhere() implements Outcome {}

        /** Nobody could look; why. */
        record Failed(String reason) implements Outcome {}
    }

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int TRIES = 5;
    private static final int FEW_CHATS = 5;
    private static final int MANY_CHATS = 50;
    private static final int MESSAGES = 20;

    private final ImsgCalls calls;
    private final Duration between;
    private final ImsgMessageReader reader = new ImsgMessageReader();

    /**
     * A look-up.
     *
     * @param between how long Messages is given to put a message into its chat before the next look
     */
    ChatLookup(ImsgCalls calls, Duration between) {
        this.calls = calls;
        this.between = between;
    }

    /** Looks into the chats that were active last, some times over; at the last into more of them. */
    Outcome find(InboundMessage row) throws InterruptedException {
        try {
            for (int left = TRIES - 1; left > 0; left--) {
                Optional<InboundMessage> found = look(row, FEW_CHATS);
                if (found.isPresent()) {
                    return new Outcome.Found(found.get());
                }
                ImsgOpening.pause(between);
            }
            return look(row, MANY_CHATS).<Outcome>map(Outcome.Found::new).orElseGet(Outcome.Nowhere::new);
        } catch (RpcException e) {
            ImsgOpening.stopIfInterrupted();
            return new Outcome.Failed(ImsgProblem.printable(ImsgProblem.words(e)));
        }
    }

    private Optional<InboundMessage> look(InboundMessage row, int most) throws RpcException {
        JsonNode chats = calls.call("chats.list", Map.of("limit", most), PATIENCE);
        for (JsonNode chat : chats.path("chats")) {
            Map<String, Object> params =
                    Map.of("chat_id", chat.path("id").asLong(0), "limit", MESSAGES, "attachments", true);
            Optional<InboundMessage> found = in(calls.call("messages.history", params, PATIENCE), row);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<InboundMessage> in(JsonNode history, InboundMessage row) {
        for (JsonNode message : history.path("messages")) {
            if (message.path("id").asLong(0) == row.rowId()
                    && reader.read(row.account(), message, row.receivedAt())
                            instanceof ImsgMessageReader.Reading.Understood(InboundMessage found)
                    && found.chat().id() != 0) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
