package org.imsggateway.session;

import java.util.Locale;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Handle;

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

    /** Masked where it ends in a person's handle: keys stand in logs. */
    @Override
    public String toString() {
        int peer = value.indexOf(":direct:");
        return peer < 0 ? value : value.substring(0, peer + 8) + new Handle(value.substring(peer + 8));
    }
}
