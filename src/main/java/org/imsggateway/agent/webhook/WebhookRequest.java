package org.imsggateway.agent.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.agent.TurnMessage;
import org.imsggateway.agent.http.InMilliseconds;
import org.imsggateway.message.AttachmentRef;
import org.imsggateway.message.InboundMessage;
import org.jspecify.annotations.Nullable;

/**
 * The body that is posted to a webhook agent. All times are ISO 8601 in UTC with milliseconds. Fields may be added; one that
 * is there keeps its meaning as long as the version stays.
 *
 * @param type always {@code turn.requested}
 * @param version the version of this body: 1
 * @param timestamp when the gateway received the message
 * @param data the turn
 */
public record WebhookRequest(
        String type, int version, @InMilliseconds Instant timestamp, Data data) {

    /** The one type of request. */
    static final String TYPE = "turn.requested";

    private static final int VERSION = 1;

    /**
     * One message to answer.
     *
     * @param turnId the turn; the same at each try, and in the header {@code webhook-id}
     * @param agentId the agent that is asked
     * @param sessionKey what the agent remembers the talk under
     * @param sessionIncarnation which life of the session this is: another one means that the talk starts afresh
     * @param accountId the account on which the message arrived
     * @param conversation where it takes place
     * @param sender who said it
     * @param message what was said
     * @param context what a group said since the last answer, oldest first; empty in a direct conversation
     */
    @Schema(name = "Turn")
    public record Data(
            String turnId,
            String agentId,
            String sessionKey,
            String sessionIncarnation,
            String accountId,
            Place conversation,
            Person sender,
            Said message,
            List<Earlier> context) {

        /** Copies the context. */
        public Data {
            context = List.copyOf(context);
        }
    }

    /**
     * A conversation.
     *
     * @param kind {@code direct} or {@code group}
     * @param chatId the chat's number in Messages; 0 if unknown
     * @param to where the answer goes; an agent cannot change it
     * @param subject the title of a group; null if it has none
     * @param members the addresses of a group's members; empty in a direct conversation
     */
    @Schema(name = "TurnConversation")
    public record Place(
            String kind, long chatId, String to, @Nullable String subject, List<String> members) {

        /** Copies the members. */
        public Place {
            members = List.copyOf(members);
        }
    }

    /**
     * A person.
     *
     * @param id the normalised address, by which the same person is known again
     * @param address the address as it was received
     */
    @Schema(name = "TurnSender")
    public record Person(String id, String address) {}

    /**
     * A message.
     *
     * @param id its id in Messages
     * @param text what was said, and nothing else; a file without words is shown as {@code <media:image>} or the like
     * @param prompt the whole of it for a model: what was said before in a group, then who says what and when
     * @param sentAt when it was sent, by the sender's clock; null if unknown
     * @param mentioned whether it names the agent, or was said to it alone
     * @param commandAuthorized whether its sender may give commands
     * @param replyTo the message that it replies to; null if none
     * @param attachments what is known of its files
     */
    @Schema(name = "TurnMessage")
    public record Said(
            String id,
            String text,
            String prompt,
            @InMilliseconds @Nullable Instant sentAt,
            boolean mentioned,
            boolean commandAuthorized,
            @Nullable Quote replyTo,
            List<File> attachments) {

        /** Copies the files. */
        public Said {
            attachments = List.copyOf(attachments);
        }
    }

    /**
     * The message that is replied to.
     *
     * @param id its id in Messages; null if unknown
     * @param sender who wrote it; null if unknown
     * @param text what it says
     */
    @Schema(name = "TurnQuote")
    public record Quote(@Nullable String id, @Nullable String sender, String text) {}

    /**
     * A file, as Messages names it; its contents are not sent.
     *
     * @param name the name the sender gave it; null if unknown
     * @param mimeType its type; null if unknown
     * @param bytes its size; 0 if unknown
     */
    @Schema(name = "TurnFile")
    public record File(@Nullable String name, @Nullable String mimeType, long bytes) {

        private static File of(AttachmentRef file) {
            return new File(file.name(), file.mimeType(), file.bytes());
        }
    }

    /**
     * Something that was said before and not answered.
     *
     * @param sender the normalised address
     * @param text what was said
     * @param sentAt when; null if unknown
     */
    @Schema(name = "TurnContext")
    public record Earlier(
            String sender,
            String text,
            @InMilliseconds @Nullable Instant sentAt) {

        private static Earlier of(TurnMessage.Earlier earlier) {
            return new Earlier(earlier.sender(), earlier.body(), earlier.timestamp());
        }
    }

    static WebhookRequest of(AgentTurn turn) {
        TurnMessage said = turn.said();
        var data = new Data(
                turn.id(),
                turn.agent().id(),
                turn.session().value(),
                turn.incarnation(),
                turn.conversation().account().value(),
                place(turn),
                new Person(said.senderName(), said.senderId()),
                said(said),
                said.context().stream().map(Earlier::of).toList());
        return new WebhookRequest(TYPE, VERSION, turn.message().receivedAt(), data);
    }

    private static Place place(AgentTurn turn) {
        InboundMessage message = turn.message();
        TurnMessage said = turn.said();
        return new Place(
                said.chatType().name().toLowerCase(Locale.ROOT),
                message.chat().id(),
                said.to(),
                said.groupSubject(),
                turn.conversation().group() ? message.chat().participants() : List.of());
    }

    private static Said said(TurnMessage said) {
        TurnMessage.Quote quote = said.quote();
        return new Said(
                said.messageId(),
                said.text(),
                said.body(),
                said.sentAt(),
                said.mentioned(),
                said.commandAuthorized(),
                quote == null ? null : new Quote(quote.id(), quote.sender(), quote.text()),
                said.files().stream().map(File::of).toList());
    }
}
