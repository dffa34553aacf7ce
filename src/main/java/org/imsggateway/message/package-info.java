/** The words of the domain: handles, targets, conversations, messages. Plain Java that every feature may speak. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.imsggateway.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
