package org.imsggateway.access;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.SettableClock;
import org.jspecify.annotations.Nullable;

/** Pairing on a real store, with the clock at ten o'clock; as many instances as a test wants share the store. */
final class PairingFixture {

    static final String TEN = "2026-03-01T10:00:00Z";
    static final AccountId DEFAULT = AccountId.DEFAULT;

    final SettableClock clock = new SettableClock(TEN);
    final List<Object> events = new CopyOnWriteArrayList<>();
    final ConfigStore config;
    final PairingService pairing;
    final ApprovalRepository approvals;
    private Consumer<Object> listener = events::add;

    PairingFixture(TestStore store) {
        this(store, new SecureRandom(), "");
    }

    PairingFixture(TestStore store, String gateway) {
        this(store, new SecureRandom(), gateway);
    }

    PairingFixture(TestStore store, SecureRandom random, String gateway) {
        config = new ConfigStore(configured(gateway), _ -> {});
        var requests = new PairingRequestRepository(store.jdbc());
        approvals = new ApprovalRepository(store.jdbc());
        var transactions = new PairingTransactions(store.transactions(), requests, clock);
        var challenges = new PairingChallengeRepository(store.jdbc());
        pairing = new PairingService(
                new PairingIntake(requests, challenges, transactions, new PairingCodes(random), config),
                requests,
                new ApprovedSenders(approvals, clock),
                transactions,
                config,
                event -> listener.accept(event));
    }

    private static GatewayConfig configured(String yaml) {
        return GatewayConfig.parse(yaml);
    }

    void hear(Consumer<Object> consumer) {
        listener = consumer;
    }

    PairingOutcome ask(Arrived arrived) {
        var message = arrived.message();
        return pairing.request(message.account(), message);
    }

    /** The code of a new request; fails if there is none. */
    String code(Arrived arrived) {
        return ((PairingOutcome.Created) ask(arrived)).code();
    }

    PairingApproval approve(String code) {
        return approve(code, null);
    }

    PairingApproval approve(String code, @Nullable AccountId account) {
        return pairing.approve(new ApproveCommand(code, account, false, null, "api"));
    }
}
