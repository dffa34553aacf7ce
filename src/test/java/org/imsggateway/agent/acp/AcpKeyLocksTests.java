package org.imsggateway.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AcpKeyLocksTests {

    private final AcpKeyLocks locks = new AcpKeyLocks();

    @Test
    void aLockIsKeptForAsLongAsSomeoneUsesIt() {
        locks.lock("a");
        locks.lock("a");
        locks.lock("b");
        assertThat(locks.size()).isEqualTo(2);
        locks.unlock("a");
        locks.unlock("b");
        assertThat(locks.size()).isOne();
        locks.unlock("a");
        assertThat(locks.size()).isZero();
    }
}
