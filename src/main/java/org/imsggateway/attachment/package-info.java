/** Other people's files, safely: where they may lie, how they are fetched, how large they may be. */
@ApplicationModule(allowedDependencies = {"message", "config", "doctor"})
@NullMarked
package org.imsggateway.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
