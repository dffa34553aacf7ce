package org.imsggateway.imsg;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.imsggateway.message.AccountId;
import org.imsggateway.rpc.JsonRpcClient;

/** The links of all accounts. Those who send and those who keep children alive meet here and need not know each other. */
final class ImsgLinks {

    private final Supplier<JsonRpcClient> clients;
    private final ImsgMetrics metrics;
    private final Map<AccountId, ImsgLink> links = new ConcurrentHashMap<>();

    ImsgLinks(Supplier<JsonRpcClient> clients, ImsgMetrics metrics) {
        this.clients = clients;
        this.metrics = metrics;
    }

    /** The link of an account; made when it is first asked for, and kept as long as the program runs. */
    ImsgLink of(AccountId account) {
        return links.computeIfAbsent(account, this::begin);
    }

    private ImsgLink begin(AccountId account) {
        ImsgLink link = new ImsgLink(account, clients.get(), metrics);
        metrics.show(link);
        return link;
    }

    /** The working session of an account; empty while there is none. */
    Optional<ImsgSession> session(AccountId account) {
        return Optional.ofNullable(links.get(account)).flatMap(ImsgLink::session);
    }
}
