/** Who may talk: the policies for direct messages and groups, allow lists, and the pairing of unknown senders. */
@ApplicationModule(allowedDependencies = {"message", "config", "doctor"})
@NullMarked
package org.imsggateway.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
