/** From "there is a reply" to "it is on the phone": formatting, chunking, the durable outbox and its worker. */
@ApplicationModule(allowedDependencies = {"message", "config", "doctor", "attachment"})
@NullMarked
package org.imsggateway.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
