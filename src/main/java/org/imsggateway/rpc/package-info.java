/** JSON-RPC 2.0 over lines, in both directions, and the child process on the other end. Knows nothing of iMessage and nothing of Spring. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.imsggateway.rpc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
