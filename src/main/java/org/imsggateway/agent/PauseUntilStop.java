package org.imsggateway.agent;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Waits in real time, and no longer than the program runs: a stop must not wait for an agent that is away. */
@Component("agentPause")
class PauseUntilStop implements Pause {

    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public void await(Duration time) throws InterruptedException {
        if (stopped.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the program stops");
        }
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopped.countDown();
    }
}
