package org.imsggateway.delivery;

import java.util.LinkedHashSet;
import java.util.Set;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatRef;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;

/**
 * The names under which a sent text is remembered. One chat has several: a message sent to {@code chat_id:5} comes back
 * in the direct conversation with the person who is chat 5.
 */
final class SentScopes {

    private SentScopes() {}

    static Set<String> of(OutboxPiece piece) {
        var scopes = new LinkedHashSet<String>();
        scopes.add(piece.conversation());
        scopes.add(ofTarget(piece.account(), piece.target()));
        return scopes;
    }

    static Set<String> of(Conversation conversation, ChatRef chat) {
        AccountId account = conversation.account();
        var scopes = new LinkedHashSet<String>();
        scopes.add(conversation.key());
        if (chat.id() != 0) {
            scopes.add(ofTarget(account, new ChatTarget.ById(chat.id())));
        }
        if (chat.guid() != null) {
            scopes.add(ofTarget(account, new ChatTarget.ByGuid(chat.guid())));
        }
        if (chat.identifier() != null) {
            scopes.add(ofTarget(account, new ChatTarget.ByIdentifier(chat.identifier())));
        }
        return scopes;
    }

    private static String ofTarget(AccountId account, ChatTarget target) {
        return switch (target) {
            case ChatTarget.ByHandle person ->
                Conversation.direct(account, Handle.of(person.handle())).key();
            case ChatTarget.ById _, ChatTarget.ByGuid _, ChatTarget.ByIdentifier _ -> account + "/" + target.text();
        };
    }
}
