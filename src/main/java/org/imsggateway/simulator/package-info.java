/** A look-alike of <code>imsg</code> over a database with Apple's schema; a separate program in the same jar that shares no code with the gateway. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.imsggateway.simulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
