/** Who may talk and who is meant: policies, allow lists, the pairing of unknown senders, mentions, the right to command. */
@ApplicationModule(allowedDependencies = {"message", "config", "doctor"})
@NullMarked
package org.imsggateway.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
