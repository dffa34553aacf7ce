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
    private final Map<AccountId, ImsgLink> links = new ConcurrentHashMap<>();

    ImsgLinks(Supplier<JsonRpcClient> clients) {
        this.clients = clients;
    }

    /** The link of an account; made when it is first asked for, and kept as long as the program runs. */
    ImsgLink of(AccountId account) {
        return links.computeIfAbsent(account, id -> new ImsgLink(id, clients.get()));
    }

    /** The working session of an account; empty while there is none. */
    Optional<ImsgSession> session(AccountId account) {
        return Optional.ofNullable(links.get(account)).flatMap(ImsgLink::session);
    }
}
