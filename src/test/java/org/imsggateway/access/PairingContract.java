package org.imsggateway.access;

import java.util.Arrays;
import java.util.stream.Stream;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.AccountId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A gateway's pairing on a database that the test chooses. */
abstract class PairingContract {

    static final String ANA = "+15557000009";
    static final AccountId B = AccountId.of("b");

    TestStore store;
    PairingFixture gateway;

    abstract TestStore open();

    @BeforeEach
    void start() {
        store = open();
        gateway = new PairingFixture(store);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    static Arrived from(String sender) {
        return Arrived.direct().from(sender);
    }

    static Stream<Arrived> senders(String... senders) {
        return Arrays.stream(senders).map(PairingContract::from);
    }
}
