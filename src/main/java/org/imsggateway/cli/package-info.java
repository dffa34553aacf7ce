/** The command line: Spring Shell commands as a face over the REST API. */
@ApplicationModule(
        allowedDependencies = {"message", "access", "delivery", "inbound", "imsg", "session", "doctor", "config"})
@NullMarked
package org.imsggateway.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
