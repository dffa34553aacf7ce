/** The Mac: the <code>imsg</code> child of each account, its stream, its dialect. */
@ApplicationModule(
        allowedDependencies = {"message", "config", "doctor", "rpc", "inbound", "delivery", "attachment", "session"})
@NullMarked
package org.imsggateway.imsg;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
