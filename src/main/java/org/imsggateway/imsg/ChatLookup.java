package org.imsggateway.imsg;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.rpc.RpcException;
import tools.jackson.databind.JsonNode;

/** Finds a message again, in the chat it has been put into since. Needed for imsg up to 0.9, which does not wait for the chat. */
final class ChatLookup {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int CHATS = 5;
    private static final int MESSAGES = 20;

    private final ImsgLink link;
    private final ImsgMessageReader reader = new ImsgMessageReader();

    ChatLookup(ImsgLink link) {
        this.link = link;
    }

    /** The same message with its chat; empty when it is in none of the chats that were active last. */
    Optional<InboundMessage> again(InboundMessage row) {
        try {
            JsonNode chats = link.client().call("chats.list", Map.of("limit", CHATS), PATIENCE);
            for (JsonNode chat : chats.path("chats")) {
                Map<String, Object> params =
                        Map.of("chat_id", chat.path("id").asLong(0), "limit", MESSAGES, "attachments", true);
                JsonNode history = link.client().call("messages.history", params, PATIENCE);
                Optional<InboundMessage> found = in(history, row);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        } catch (RpcException _) {
            return Optional.empty();
        }
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
