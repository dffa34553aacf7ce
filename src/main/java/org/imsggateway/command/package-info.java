/** What a person can type to the gateway itself in a chat. */
@ApplicationModule(allowedDependencies = {"message", "config", "access", "session", "agent"})
@NullMarked
package org.imsggateway.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
