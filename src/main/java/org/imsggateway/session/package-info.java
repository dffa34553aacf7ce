/** Which conversation is which session, and which agent answers in it. */
@ApplicationModule(allowedDependencies = {"message", "config", "doctor"})
@NullMarked
package org.imsggateway.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
