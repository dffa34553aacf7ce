/** Agents that speak the Agent Client Protocol: their processes, their sessions, and what they may ask of us. */
@NullMarked
package org.imsggateway.agent.acp;

import org.jspecify.annotations.NullMarked;
