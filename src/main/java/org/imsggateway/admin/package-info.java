/** The operator's side of HTTP: security, problem details, the OpenAPI document. */
@ApplicationModule(
        allowedDependencies = {"config", "access", "delivery", "inbound", "imsg", "session", "doctor", "agent"})
@NullMarked
package org.imsggateway.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
