package org.imsggateway.inbound;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imsggateway.access.PolicyService;
import org.imsggateway.agent.OwnerLine;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.delivery.Dispatched;
import org.imsggateway.delivery.Reply;
import org.imsggateway.delivery.ReplyDispatcher;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.springframework.stereotype.Component;

/** Writes to the owners of this gateway, each directly. */
@Component
class OwnerDesk {

    private final PolicyService policy;
    private final ReplyDispatcher replies;
    private final ConfigStore config;

    OwnerDesk(PolicyService policy, ReplyDispatcher replies, ConfigStore config) {
        this.policy = policy;
        this.replies = replies;
        this.config = config;
    }

    /** The way to the owners through an account. */
    OwnerLine line(AccountId account) {
        return text -> tell(account, text);
    }

    private Map<Handle, String> tell(AccountId account, String text) {
        Map<Handle, String> told = new HashMap<>();
        for (Handle owner : policy.owners(config.current())) {
            Dispatched dispatched = replies.dispatch(new Reply(
                    Conversation.direct(account, owner),
                    new ChatTarget.ByHandle(owner.value(), Optional.empty()),
                    text,
                    List.of(),
                    Reply.Origin.COMMAND,
                    null,
                    null));
            if (dispatched instanceof Dispatched.Queued(String messageId)) {
                told.put(owner, messageId);
            }
        }
        return told;
    }
}
