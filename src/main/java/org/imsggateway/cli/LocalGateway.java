package org.imsggateway.cli;

import java.nio.file.Path;

/**
 * Where a gateway of this machine leaves what a command needs to reach it.
 *
 * @param addressFile holds its address while it runs
 * @param tokenFile holds the token of its API
 */
public record LocalGateway(Path addressFile, Path tokenFile) {}
