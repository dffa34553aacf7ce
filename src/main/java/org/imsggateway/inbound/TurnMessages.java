package org.imsggateway.inbound;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.imsggateway.access.PolicyService;
import org.imsggateway.agent.TurnMessage;
import org.imsggateway.attachment.UsableAttachments;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.AttachmentRef;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.ReplyQuote;
import org.imsggateway.message.Whitespace;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of a message what its agent gets to see. */
@Component
class TurnMessages {

    /** So much of what was said before is shown to an agent: more would hide the question. */
    private static final int MOST_ENTRIES = 20;

    private static final int LONGEST_ENTRY = 2000;
    private static final String BEFORE = "[Said here since your last answer, for context]";
    private static final String NOW = "[The message to answer]";

    private final PolicyService policy;
    private final PendingContext context;
    private final ConfigStore config;

    TurnMessages(PolicyService policy, PendingContext context, ConfigStore config) {
        this.policy = policy;
        this.context = context;
        this.config = config;
    }

    TurnMessage of(JournalEntry entry, TurnInput input) {
        GatewayConfig current = config.current();
        InboundMessage message = entry.message();
        boolean group = entry.conversation().group();
        var envelope = Envelope.of(current.agents().defaults());
        List<JournalEntry> before = before(entry, current);
        TurnMessage.Quote quote = quote(message, current);
        String text = SystemMarkers.harmless(input.prompt());
        String now = envelope.around(message, entry.conversation(), text + quoted(quote), input.previousActivity());
        return new TurnMessage(
                group ? "imessage:group:" + entry.conversation().peer() : "imessage:" + message.sender(),
                group ? "chat_id:" + entry.conversation().peer() : "imessage:" + message.sender(),
                group ? TurnMessage.ChatType.GROUP : TurnMessage.ChatType.DIRECT,
                group ? message.chat().name() : null,
                group ? String.join(", ", message.chat().participants()) : null,
                message.from().value(),
                message.sender(),
                message.guid().isEmpty() ? Long.toString(message.rowId()) : message.guid(),
                quote,
                message.sentAt(),
                text,
                before.isEmpty() ? now : withContext(before, envelope, now),
                before.stream().map(TurnMessages::earlier).toList(),
                files(message, current),
                input.mentioned(),
                input.commandAuthorized());
    }

    private static List<AttachmentRef> files(InboundMessage message, GatewayConfig current) {
        return current.account(message.account())
                .map(account -> UsableAttachments.of(message, account))
                .orElse(List.of());
    }

    private List<JournalEntry> before(JournalEntry entry, GatewayConfig current) {
        return current.account(entry.message().account())
                .map(account -> context.before(entry, account.historyLimit()))
                .orElse(List.of());
    }

    private static TurnMessage.Earlier earlier(JournalEntry entry) {
        return new TurnMessage.Earlier(
                entry.message().from().value(), said(entry), entry.message().sentAt());
    }

    private static String said(JournalEntry entry) {
        InboundMessage message = entry.message();
        return Whitespace.isBlank(message.text()) && !message.attachments().isEmpty()
                ? UsableAttachments.placeholder(message.attachments().getFirst())
                : SystemMarkers.harmless(message.text());
    }

    private static String withContext(List<JournalEntry> before, Envelope envelope, String now) {
        return before.stream()
                .skip(Math.max(0, before.size() - MOST_ENTRIES))
                .map(entry -> envelope.around(entry.message(), entry.conversation(), cut(said(entry)), null)
                        + id(entry.message()))
                .collect(Collectors.joining("\n", BEFORE + "\n", "\n\n" + NOW + "\n" + now));
    }

    private static String id(InboundMessage message) {
        return message.guid().isEmpty() ? "" : " [id:" + message.guid() + "]";
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_ENTRY) {
            return text;
        }
        boolean pair = Character.isHighSurrogate(text.charAt(LONGEST_ENTRY - 1));
        return text.substring(0, pair ? LONGEST_ENTRY - 1 : LONGEST_ENTRY);
    }

    private TurnMessage.@Nullable Quote quote(InboundMessage message, GatewayConfig current) {
        ReplyQuote reply = message.reply();
        if (reply == null || reply.text() == null || Whitespace.isBlank(reply.text())) {
            return null;
        }
        AccountConfig account = current.account(message.account()).orElse(null);
        boolean shown = account != null && policy.showsQuote(message, current, account);
        return shown ? new TurnMessage.Quote(reply.id(), reply.sender(), SystemMarkers.harmless(reply.text())) : null;
    }

    private static String quoted(TurnMessage.@Nullable Quote quote) {
        if (quote == null) {
            return "";
        }
        String id = quote.id() == null ? "" : " id:" + quote.id();
        return "\n\n[Replying to %s%s]\n%s\n[/Replying]"
                .formatted(Objects.requireNonNullElse(quote.sender(), "unknown sender"), id, quote.text());
    }
}
