/** How the store is opened. */
@ApplicationModule(allowedDependencies = "doctor")
@NullMarked
package org.imsggateway.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
