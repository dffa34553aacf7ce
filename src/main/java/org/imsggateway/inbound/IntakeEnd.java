package org.imsggateway.inbound;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The first step of a stop: nothing new is begun from then on, while what is being sent and those who are asked come to
 * their end.
 */
@Component
class IntakeEnd implements SmartLifecycle {

    /** Before those who send. */
    private static final int PHASE = 3000;

    private final InboundConductor conductor;
    private volatile boolean running;

    IntakeEnd(InboundConductor conductor) {
        this.conductor = conductor;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        conductor.end();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
