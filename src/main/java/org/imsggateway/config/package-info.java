/** The typed configuration tree, its sources, its validation and its changes; the timer by which old things go. */
@ApplicationModule(allowedDependencies = {"message", "doctor"})
@NullMarked
package org.imsggateway.config;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
