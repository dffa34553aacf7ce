package org.imsggateway.imsg;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.SendTransport;
import org.imsggateway.delivery.MessageChannel;
import org.imsggateway.delivery.OutgoingSearch;
import org.imsggateway.delivery.SendReceipt;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.OutboundMessage;
import org.imsggateway.message.Service;
import org.imsggateway.rpc.RpcException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands messages to imsg, one at a time per account, and says what became of them. */
final class ImsgChannel implements MessageChannel {

    private static final Logger log = LoggerFactory.getLogger(ImsgChannel.class);
    private static final String TRACKED = "send.tracked";

    private final ImsgLinks links;
    private final Function<AccountId, @Nullable AccountConfig> accounts;
    private final ImsgLauncher launcher;
    private final OutgoingRows rows;

    /**
     * A channel.
     *
     * @param accounts the account's settings at this moment; null for one that is not configured
     */
    ImsgChannel(
            ImsgLinks links,
            Function<AccountId, @Nullable AccountConfig> accounts,
            ImsgLauncher launcher,
            Clock clock) {
        this.links = links;
        this.rows = new OutgoingRows(clock);
        this.accounts = accounts;
        this.launcher = launcher;
    }

    @Override
    public SendReceipt send(OutboundMessage message, Duration deadline) {
        ImsgLink link = links.of(message.account());
        long began = System.nanoTime();
        try {
            if (!link.sending().tryLock(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
                return new SendReceipt.NotSent("imsg is still busy with an earlier message");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new SendReceipt.NotSent("interrupted before it was handed over");
        }
        try {
            Duration rest = deadline.minusNanos(System.nanoTime() - began);
            return link.session()
                    .map(session -> send(link, session, message, rest))
                    .orElseGet(() -> new SendReceipt.NotSent("imsg rpc not running"));
        } finally {
            link.sending().unlock();
        }
    }

    private SendReceipt send(ImsgLink link, ImsgSession session, OutboundMessage message, Duration deadline) {
        if (!deadline.isPositive()) {
            return new SendReceipt.NotSent("imsg is still busy with an earlier message");
        }
        link.countSend();
        SendOutcome outcome = handOver(session, message, deadline);
        link.noteSendProblem(outcome.problem());
        if (outcome.childIsBlocked()) {
            // It takes no further message, and until it is gone nobody can prove that this one was not sent.
            session.giveUp("restarted: the outcome of a send is unknown");
        }
        return outcome.receipt();
    }

    /** Tries the ways from the best to the plainest; the next one only if nothing was begun on the one before. */
    private SendOutcome handOver(ImsgSession session, OutboundMessage message, Duration deadline) {
        long began = System.nanoTime();
        var ways = ways(message, session.capabilities()).iterator();
        while (true) {
            Way way = ways.next();
            try {
                Duration rest = deadline.minusNanos(System.nanoTime() - began);
                return SendOutcome.of(session.call(way.method(), way.params(), rest), session.key());
            } catch (RpcException e) {
                if (!ways.hasNext() || !SendOutcome.canBeSentAnotherWay(e)) {
                    return SendOutcome.of(e, session.key());
                }
                log.debug("refused account={} method={} reason={}", message.account(), way.method(), e.getMessage());
            }
        }
    }

    private record Way(String method, Map<String, Object> params) {}

    /** That a message has a name, or is shown as the reply to another, is worth something, but not the message itself. */
    private List<Way> ways(OutboundMessage message, ImsgCapabilities can) {
        Map<String, Object> plain = params(message, can);
        Map<String, Object> best = isReply(message, can) ? with(plain, "reply_to", message.replyTo()) : plain;
        List<Way> ways = new ArrayList<>();
        if (isTracked(message, can)) {
            ways.add(new Way(TRACKED, with(best, "attempt_id", message.attempt())));
        }
        ways.add(new Way("send", best));
        if (isReply(message, can)) {
            ways.add(new Way("send", plain));
        }
        return ways;
    }

    private static Map<String, Object> with(Map<String, Object> params, String key, @Nullable Object value) {
        Map<String, Object> more = new LinkedHashMap<>(params);
        more.put(key, String.valueOf(value));
        return more;
    }

    private boolean isReply(OutboundMessage message, ImsgCapabilities can) {
        return message.replyTo() != null
                && can.repliesInThread()
                && message.service() != Service.SMS
                && transport(message) != SendTransport.APPLESCRIPT;
    }

    private SendTransport transport(OutboundMessage message) {
        AccountConfig account = accounts.apply(message.account());
        return account == null ? SendTransport.AUTO : account.sendTransport();
    }

    /** A tracked send knows one text in an existing chat and the helper, nothing else; its row can be asked for by name. */
    private boolean isTracked(OutboundMessage message, ImsgCapabilities can) {
        return can.can(TRACKED)
                && message.attempt() != null
                && message.file() == null
                && message.service() != Service.SMS
                && transport(message) != SendTransport.APPLESCRIPT;
    }

    private Map<String, Object> params(OutboundMessage message, ImsgCapabilities can) {
        Map<String, Object> params = new LinkedHashMap<>();
        String service = message.service().word();
        switch (message.target()) {
            case ChatTarget.ById(long id) -> params.put("chat_id", id);
            case ChatTarget.ByGuid(String guid) -> params.put("chat_guid", guid);
            case ChatTarget.ByIdentifier(String identifier) -> params.put("chat_identifier", identifier);
            case ChatTarget.ByHandle(String handle, var wanted) -> {
                params.put("to", handle);
                service = wanted.orElse(message.service()).word();
            }
        }
        params.put("text", message.text());
        params.put("service", service);
        params.put("region", message.region());
        if (message.file() != null) {
            params.put("file", message.file().toString());
        }
        SendTransport transport = transport(message);
        if (transport != SendTransport.AUTO && can.namesTransport()) {
            params.put("transport", transport.word());
        }
        return params;
    }

    @Override
    public boolean ready(AccountId account) {
        return links.session(account).isPresent();
    }

    @Override
    public OptionalLong newestRow(AccountId account) {
        long last = links.of(account).heard().last();
        return last > 0 ? OptionalLong.of(last) : OptionalLong.empty();
    }

    @Override
    public OutgoingSearch find(Sought sought) {
        return links.session(sought.account())
                .map(session -> find(session, sought))
                .orElseGet(() -> new OutgoingSearch.Unavailable("imsg rpc not running"));
    }

    private OutgoingSearch find(ImsgSession session, Sought sought) {
        Optional<OutgoingSearch> identified = session.capabilities().can(SendStatus.METHOD)
                ? SendStatus.find(session, sought.attempt())
                : Optional.empty();
        return identified.orElseGet(() -> findRow(session, sought));
    }

    /** In a database whose rows were numbered anew, that there is no such row proves nothing. */
    private OutgoingSearch findRow(ImsgSession session, Sought sought) {
        HeardRows heard = links.of(sought.account()).heard();
        Long after = sought.afterRow();
        OutgoingSearch found = rows.find(session, session.capabilities().isStrict(), sought);
        boolean provesNothing =
                found instanceof OutgoingSearch.Absent && after != null && !heard.isComparable(after, sought.since());
        return provesNothing
                ? new OutgoingSearch.Unavailable(
                        "its Messages database is not, or not yet read as far as, the one it had when this was sent")
                : found;
    }

    @Override
    public boolean ended(AccountId account, @Nullable String child) {
        return links.of(account).ended(child);
    }

    @Override
    public boolean isElsewhere(AccountId account) {
        AccountConfig settings = accounts.apply(account);
        return settings == null || launcher.isElsewhere(settings);
    }
}
