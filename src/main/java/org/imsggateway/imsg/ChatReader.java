package org.imsggateway.imsg;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.AttachmentRef;
import org.imsggateway.message.InboundMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns imsg's lists into those of the REST API. What cannot be read is left out. */
final class ChatReader {

    private final ImsgMessageReader reader = new ImsgMessageReader();
    private final Clock clock;

    ChatReader(Clock clock) {
        this.clock = clock;
    }

    List<Chats.Chat> chats(JsonNode list) {
        List<Chats.Chat> chats = new ArrayList<>();
        for (JsonNode node : list) {
            String identifier = node.path("identifier").asString("");
            String name = node.path("name").asString("");
            String guid = node.path("guid").asString("");
            List<String> participants = new ArrayList<>();
            node.path("participants").forEach(participant -> participants.add(participant.asString("")));
            chats.add(new Chats.Chat(
                    node.path("id").asLong(0),
                    name.isBlank() ? identifier : name,
                    identifier,
                    guid.isBlank() ? null : guid,
                    node.path("service").asString(""),
                    node.path("is_group").asBoolean(false),
                    participants,
                    ImsgMessageReader.instant(node.path("last_message_at").asString(""))));
        }
        return chats;
    }

    List<ChatMessages.Message> messages(AccountId account, JsonNode list) {
        List<ChatMessages.Message> messages = new ArrayList<>();
        for (JsonNode node : list) {
            if (reader.read(account, node, clock.instant())
                    instanceof ImsgMessageReader.Reading.Understood(InboundMessage message)) {
                messages.add(new ChatMessages.Message(
                        message.rowId(),
                        message.guid(),
                        message.sender(),
                        message.fromMe(),
                        message.text(),
                        message.sentAt(),
                        message.attachments().stream().map(ChatReader::name).toList()));
            }
        }
        return messages;
    }

    private static String name(AttachmentRef attachment) {
        @Nullable String name = attachment.name();
        return name == null ? attachment.path().substring(attachment.path().lastIndexOf('/') + 1) : name;
    }
}
