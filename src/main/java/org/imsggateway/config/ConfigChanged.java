package org.imsggateway.config;

/**
 * The configuration in force has changed.
 *
 * @param before what held until now
 * @param after what holds from now on
 */
public record ConfigChanged(GatewayConfig before, GatewayConfig after) {}
