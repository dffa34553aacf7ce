package org.imsggateway.imsg;

import java.time.Duration;
import java.util.Map;
import org.imsggateway.message.AccountId;
import org.imsggateway.rpc.RpcException;
import org.imsggateway.session.KnownChats;

/**
 * Asks imsg for a chat by its number. Only an imsg from 0.15 on can be asked: the list of an earlier one leaves out chats in
 * which nothing was said yet.
 */
final class ImsgKnownChats implements KnownChats {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int INVALID_PARAMS = -32602;

    private final ImsgLinks links;

    ImsgKnownChats(ImsgLinks links) {
        this.links = links;
    }

    @Override
    public boolean lacks(AccountId account, long chatId) {
        return links.session(account).map(session -> lacks(session, chatId)).orElse(false);
    }

    private static boolean lacks(ImsgSession session, long chatId) {
        try {
            session.call("chats.get", Map.of("chat_id", chatId), PATIENCE);
            return false;
        } catch (RpcException.Remote refused) {
            return refused.code() == INVALID_PARAMS;
        } catch (RpcException _) {
            return false;
        }
    }
}
