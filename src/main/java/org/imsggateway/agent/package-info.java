/** Those who answer: the contract of an agent, and one room for each kind. */
@ApplicationModule(allowedDependencies = {"message", "config", "doctor", "session", "rpc"})
@NullMarked
package org.imsggateway.agent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
