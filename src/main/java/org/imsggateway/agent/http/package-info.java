/** Calls to other people's programs over HTTP: bounded, signed, with deadlines. Knows nothing of messages. */
@NamedInterface("http")
@NullMarked
package org.imsggateway.agent.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
