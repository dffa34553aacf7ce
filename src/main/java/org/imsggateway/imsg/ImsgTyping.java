package org.imsggateway.imsg;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.imsggateway.inbound.TypingSignal;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Service;
import org.imsggateway.rpc.RpcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows typing through imsg, where it has its helper: without it, Messages would be disturbed for something that fails on most
 * Macs. imsg does one thing at a time, so that this never stands before a message: it goes only where none is being sent, and
 * a child that refuses it is not asked again.
 */
final class ImsgTyping implements TypingSignal {

    private static final Logger log = LoggerFactory.getLogger(ImsgTyping.class);
    private static final String METHOD = "typing";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ImsgLinks links;

    /** Children that refused it. */
    private final Map<AccountId, String> refused = new ConcurrentHashMap<>();

    /** Accounts whose child did not come back from it. */
    private final Set<AccountId> stuck = ConcurrentHashMap.newKeySet();

    ImsgTyping(ImsgLinks links) {
        this.links = links;
    }

    @Override
    public boolean show(AccountId account, ChatTarget target, boolean typing) {
        ImsgSession session = links.session(account).orElse(null);
        if (session == null || !mayShow(account, target, session)) {
            return false;
        }
        ImsgLink link = links.of(account);
        if (!mayTalk(link, typing)) {
            // What is to be shown is at the next time; what is to be taken back goes after a minute by itself.
            return true;
        }
        try {
            session.call(METHOD, params(target, typing), PATIENCE);
            return true;
        } catch (RpcException failure) {
            failed(account, session, failure);
            return false;
        } finally {
            link.sending().unlock();
        }
    }

    /** To show it nobody waits; to take it back, until what is being sent is sent. */
    private static boolean mayTalk(ImsgLink link, boolean typing) {
        try {
            return typing ? link.sending().tryLock() : link.sending().tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean mayShow(AccountId account, ChatTarget target, ImsgSession session) {
        ImsgCapabilities can = session.capabilities();
        return can.bridge()
                && can.can(METHOD)
                && !stuck.contains(account)
                && !session.key().equals(refused.get(account))
                && !(target instanceof ChatTarget.ByHandle person
                        && person.service().filter(Service.SMS::equals).isPresent());
    }

    private static Map<String, Object> params(ChatTarget target, boolean typing) {
        Map<String, Object> params = new LinkedHashMap<>();
        switch (target) {
            case ChatTarget.ById(long id) -> params.put("chat_id", id);
            case ChatTarget.ByGuid(String guid) -> params.put("chat_guid", guid);
            case ChatTarget.ByIdentifier(String identifier) -> params.put("chat_identifier", identifier);
            case ChatTarget.ByHandle(String handle, var _) -> params.put("to", handle);
        }
        params.put("typing", typing);
        return params;
    }

    private void failed(AccountId account, ImsgSession session, RpcException failure) {
        switch (failure) {
            case RpcException.Remote _, RpcException.Unreadable _ -> {
                refused.put(account, session.key());
                log.warn("account={} typing is not shown: {}", account, failure.getMessage());
            }
            case RpcException.Timeout _ -> {
                stuck.add(account);
                log.warn("account={} typing is not shown any more: imsg did not come back from it", account);
                // Nothing else of ours is under way, so that nothing is lost; a message would wait behind it.
                session.giveUp("restarted: imsg did not come back from showing that somebody types");
            }
            case RpcException.Closed _ -> log.debug("account={} typing is not shown: imsg ended", account);
        }
    }
}
