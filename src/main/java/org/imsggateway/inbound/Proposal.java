package org.imsggateway.inbound;

import org.imsggateway.config.GatewayConfig;

/**
 * A configuration to judge by.
 *
 * @param config the configuration
 * @param json what of it is only proposed; blank if it is the one in force
 */
record Proposal(GatewayConfig config, String json) {}
