/** From "it arrived" to "someone answers": the one place that knows the whole order. */
@ApplicationModule(
        allowedDependencies = {
            "message",
            "config",
            "doctor",
            "access",
            "session",
            "command",
            "attachment",
            "agent",
            "delivery"
        })
@NullMarked
package org.imsggateway.inbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
