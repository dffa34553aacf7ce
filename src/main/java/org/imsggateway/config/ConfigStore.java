package org.imsggateway.config;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Holds the configuration in force. A snapshot never changes: take it once per message, so that a change never splits a
 * decision.
 */
public class ConfigStore {

    private final AtomicReference<GatewayConfig> current;
    private final Consumer<ConfigChanged> listener;

    /**
     * Starts with a configuration.
     *
     * @param initial what holds from the start
     * @param listener hears of every change, in the thread that makes it
     */
    public ConfigStore(GatewayConfig initial, Consumer<ConfigChanged> listener) {
        this.current = new AtomicReference<>(initial);
        this.listener = listener;
    }

    /**
     * The configuration in force.
     *
     * @return the snapshot of this moment
     */
    public GatewayConfig current() {
        return current.get();
    }

    /**
     * Puts another configuration in force and tells the listener, unless it is the same.
     *
     * @param next what holds from now on
     */
    public void replace(GatewayConfig next) {
        GatewayConfig before = current.getAndSet(next);
        if (!before.equals(next)) {
            listener.accept(new ConfigChanged(before, next));
        }
    }
}
