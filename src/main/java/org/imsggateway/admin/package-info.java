/** The operator's side of HTTP: security, problem details, the OpenAPI document, events for programs elsewhere. */
@ApplicationModule(
        allowedDependencies = {
            "message",
            "config",
            "access",
            "delivery",
            "inbound",
            "imsg",
            "session",
            "doctor",
            "agent",
            "agent::http"
        })
@NullMarked
package org.imsggateway.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
