package org.imsggateway.delivery;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import org.imsggateway.message.AccountId;

/** The outbox at work, from one start to the next stop. An account is busy while one of the threads works for it. */
final class OutboxRun {

    final CountDownLatch stopped = new CountDownLatch(1);
    final Phaser threads = new Phaser(1);
    final Set<AccountId> sending = ConcurrentHashMap.newKeySet();
    final Set<AccountId> looking = ConcurrentHashMap.newKeySet();

    /** Those whose sender has not come to its end: if it is not busy any more, it failed. */
    final Set<AccountId> unsettled = ConcurrentHashMap.newKeySet();

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Waits, unless it is stopped before; an interrupt means the same as a stop. */
    void pause(Duration time) {
        try {
            boolean _ = stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupt) {
            stopped.countDown();
        }
    }
}
