package org.imsggateway.session;

import java.util.ArrayList;
import java.util.List;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatRef;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;

/**
 * The names under which a conversation can be bound. Someone in a chat binds the conversation that it is; a program has a
 * target, and may not know whether its chat is a group.
 */
final class BindingNames {

    private BindingNames() {}

    /** The name that a target gives a conversation. */
    static Conversation of(AccountId account, ChatTarget target) {
        return switch (target) {
            case ChatTarget.ByHandle person -> Conversation.direct(account, Handle.of(person.handle()));
            case ChatTarget.ById chat -> Conversation.group(account, chat.id());
            case ChatTarget.ByGuid _, ChatTarget.ByIdentifier _ -> new Conversation(account, true, target.text());
        };
    }

    /** All names of the conversation of a message, the best known first. */
    static List<Conversation> of(Conversation conversation, ChatRef chat) {
        AccountId account = conversation.account();
        List<Conversation> names = new ArrayList<>(4);
        names.add(conversation);
        if (chat.id() > 0 && !conversation.group()) {
            names.add(Conversation.group(account, chat.id()));
        }
        if (chat.guid() != null) {
            names.add(of(account, new ChatTarget.ByGuid(chat.guid())));
        }
        if (chat.identifier() != null) {
            names.add(of(account, new ChatTarget.ByIdentifier(chat.identifier())));
        }
        return names;
    }

    /** The target that a person writes for a name. */
    static String target(Conversation name) {
        boolean number = name.group() && name.peer().chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? "chat_id:" + name.peer() : name.peer();
    }
}
