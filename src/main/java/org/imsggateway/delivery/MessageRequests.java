package org.imsggateway.delivery;

import java.util.List;
import java.util.Optional;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.imsggateway.message.InvalidTargetException;
import org.imsggateway.message.Whitespace;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** From the body of {@code POST /messages} to a reply. */
@Component
class MessageRequests {

    /** In UTF-16 code units: 25 messages of the usual length. */
    static final int MAX_TEXT = 100_000;

    private static final int MAX_ID = 200;

    private final ConfigStore config;
    private final ReplyDispatcher dispatcher;
    private final TurnReplies turns;
    private final TransactionTemplate transactions;

    MessageRequests(
            ConfigStore config, ReplyDispatcher dispatcher, TurnReplies turns, TransactionTemplate transactions) {
        this.config = config;
        this.dispatcher = dispatcher;
        this.turns = turns;
        this.transactions = transactions;
    }

    /** A repetition is answered before anything else is looked at: the turn it answered does not wait any more. */
    Dispatched send(SendMessageRequest request, @Nullable String key) {
        String fingerprint = Fingerprint.of(request);
        Reply.Origin origin = request.turnId() == null ? Reply.Origin.API : Reply.Origin.AGENT;
        if (key != null) {
            Optional<Dispatched> repeated = dispatcher.repeated(origin, key, fingerprint);
            if (repeated.isPresent()) {
                return repeated.get();
            }
        }
        String text = text(request);
        String turnId = request.turnId();
        return turnId == null
                ? message(request, text, key, fingerprint)
                : answer(turnId, request, text, key, fingerprint);
    }

    private static String text(SendMessageRequest request) {
        if (request.media() != null && !request.media().isEmpty()) {
            throw RefusedRequest.invalid("media", "sending files is not supported yet; leave media out");
        }
        String text = request.text() == null ? "" : request.text().replace("\0", "");
        if (Whitespace.isBlank(text)) {
            throw RefusedRequest.invalid("text", "a message requires text or media; give it a text that is not blank");
        }
        if (text.length() > MAX_TEXT) {
            throw RefusedRequest.invalid(
                    "text",
                    "the text has " + text.length() + " UTF-16 code units; at most " + MAX_TEXT + " are allowed");
        }
        return text;
    }

    private Dispatched message(SendMessageRequest request, String text, @Nullable String key, String fingerprint) {
        AccountConfig account = account(request.accountId());
        ChatTarget target = target(request.to(), account);
        Conversation conversation = conversation(account.id(), target);
        Dispatched dispatched = dispatcher.dispatch(dispatcher.prepare(
                new Reply(conversation, target, text, List.of(), Reply.Origin.API, null, key), fingerprint));
        if (dispatched instanceof Dispatched.NothingToSend) {
            throw RefusedRequest.invalid(
                    "text", "a message requires text or media; without its tags nothing is left of this text");
        }
        return dispatched;
    }

    private AccountConfig account(@Nullable String asked) {
        GatewayConfig current = config.current();
        AccountId id = asked == null || Whitespace.isBlank(asked) ? current.defaultAccount() : AccountId.of(asked);
        return current.account(id).orElseThrow(() -> RefusedRequest.unknownAccount(asked == null ? id.value() : asked));
    }

    private static ChatTarget target(@Nullable String to, AccountConfig account) {
        String text = to == null || Whitespace.isBlank(to) ? account.defaultTo() : to;
        if (text == null || Whitespace.isBlank(text)) {
            throw RefusedRequest.invalid(
                    "to",
                    "there is no target: write for example chat_id:42 or +15555550123, or set defaultTo of account "
                            + account.id());
        }
        return parsed(text);
    }

    private static ChatTarget parsed(String to) {
        if (Whitespace.trim(to).chars().anyMatch(Character::isISOControl)) {
            throw RefusedRequest.invalid("to", "a target has no control characters");
        }
        try {
            return ChatTarget.parse(to);
        } catch (InvalidTargetException wrong) {
            throw RefusedRequest.invalid("to", String.valueOf(wrong.getMessage()));
        }
    }

    /** What a chat is called here; a direct chat that is addressed by its number counts as a conversation of its own. */
    private static Conversation conversation(AccountId account, ChatTarget target) {
        return switch (target) {
            case ChatTarget.ById chat -> Conversation.group(account, chat.id());
            case ChatTarget.ByGuid _, ChatTarget.ByIdentifier _ -> new Conversation(account, true, target.text());
            case ChatTarget.ByHandle person -> Conversation.direct(account, Handle.of(person.handle()));
        };
    }

    private Dispatched answer(
            String turnId, SendMessageRequest request, String text, @Nullable String key, String fingerprint) {
        if (turnId.length() > MAX_ID || turnId.chars().anyMatch(Character::isISOControl)) {
            throw RefusedRequest.invalid("turnId", "this is no turn id; GET /inbound?state=WAITING lists them");
        }
        var turn = turns.resolve(turnId).orElseThrow(() -> RefusedRequest.unknownTurn(turnId));
        requireSamePlace(request, turn);
        var reply = new Reply(
                turn.conversation(),
                turn.target(),
                text,
                List.of(),
                Reply.Origin.AGENT,
                turn.inboundId(),
                key,
                turn.asked());
        PreparedReply prepared = dispatcher.prepare(reply, fingerprint);
        return transactions.execute(_ -> {
            Dispatched dispatched = dispatcher.dispatch(prepared);
            boolean first = switch (dispatched) {
                case Dispatched.Queued queued -> turns.answered(turn, queued.messageId(), text);
                case Dispatched.NothingToSend _ -> turns.answered(turn, null, text);
                case Dispatched.Repeated _, Dispatched.KeyTaken _ -> true;
            };
            if (!first) {
                throw RefusedRequest.unknownTurn(turnId);
            }
            return dispatched;
        });
    }

    /**
     * An answer goes to where the question came from; an agent cannot send it elsewhere. It may name the place as the turn's
     * request named it: a person by the address, whatever chat the answer goes to.
     */
    private static void requireSamePlace(SendMessageRequest request, TurnReplies.TurnTarget turn) {
        ChatTarget to = request.to() == null ? turn.target() : parsed(request.to());
        if (!to.equals(turn.target())
                && !conversation(turn.conversation().account(), to).equals(turn.conversation())) {
            throw RefusedRequest.invalid(
                    "to", "a turn is answered where it came from; leave to out, or leave turnId out");
        }
        if (request.accountId() != null
                && !AccountId.of(request.accountId()).equals(turn.conversation().account())) {
            throw RefusedRequest.invalid(
                    "accountId", "a turn is answered through its own account; leave accountId out");
        }
    }
}
