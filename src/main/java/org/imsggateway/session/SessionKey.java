package org.imsggateway.session;

import java.util.Locale;
import java.util.UUID;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.imsggateway.message.ShortDigest;

/**
 * The name of a session: the thread of talk that an agent remembers. Always lower case.
 *
 * @param value for example {@code agent:main:main} or {@code agent:ops:imessage:group:42}
 */
public record SessionKey(String value) {

    /** Lower-cases, so that two spellings of an e-mail address share a session. */
    public SessionKey {
        value = value.toLowerCase(Locale.ROOT);
    }

    static SessionKey main(String agent, String mainKey) {
        return new SessionKey("agent:" + agent + ":" + mainKey);
    }

    static SessionKey perPeer(String agent, String peer) {
        return new SessionKey("agent:" + agent + ":direct:" + peer);
    }

    static SessionKey perChannelPeer(String agent, String peer) {
        return new SessionKey("agent:" + agent + ":imessage:direct:" + peer);
    }

    static SessionKey perAccountChannelPeer(String agent, AccountId account, String peer) {
        return new SessionKey("agent:" + agent + ":imessage:" + account + ":direct:" + peer);
    }

    static SessionKey group(String agent, long chatId) {
        return new SessionKey("agent:" + agent + ":imessage:group:" + chatId);
    }

    /**
     * A session that a command made.
     *
     * @param agent the id of its agent
     * @param id tells it from all others
     * @return its name
     */
    public static SessionKey acp(String agent, UUID id) {
        return new SessionKey("agent:" + agent + ":acp:" + id);
    }

    /**
     * The session of a conversation that the configuration binds to an agent; no handle can be read from it.
     *
     * @param agent the id of its agent
     * @param conversation the conversation
     * @return its name
     */
    public static SessionKey acpBinding(String agent, Conversation conversation) {
        String account = conversation.account().value();
        return new SessionKey("agent:%s:acp:binding:imessage:%s:%s"
                .formatted(agent, account, ShortDigest.of("imessage:" + account + ":" + conversation.peer())));
    }

    /**
     * Whether it is a session of an ACP agent that people bound a conversation to, or had bound by configuration.
     *
     * @return false for the sessions that conversations have anyway
     */
    public boolean isAcp() {
        return value.contains(":acp:");
    }

    /** Masked where it ends in a person's handle: keys stand in logs. */
    @Override
    public String toString() {
        int peer = value.indexOf(":direct:");
        return peer < 0 ? value : value.substring(0, peer + 8) + new Handle(value.substring(peer + 8));
    }
}
