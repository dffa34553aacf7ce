package org.imsggateway.session;

import java.time.Duration;
import java.time.Instant;
import org.imsggateway.config.Expiring;
import org.springframework.stereotype.Component;

/** Removes the bindings that have ended; how long those last is a matter of their own limits and not of the retention. */
@Component
class BindingRetention implements Expiring {

    private final Bindings bindings;

    BindingRetention(Bindings bindings) {
        this.bindings = bindings;
    }

    @Override
    public String what() {
        return "bindings that ended";
    }

    @Override
    public boolean expire(Instant now, Duration retention) {
        bindings.removeEnded(now);
        return false;
    }
}
