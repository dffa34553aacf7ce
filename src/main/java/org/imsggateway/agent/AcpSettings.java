package org.imsggateway.agent;

import java.time.Duration;
import org.imsggateway.config.AcpMode;
import org.imsggateway.config.AcpPermissions;
import org.jspecify.annotations.Nullable;

/**
 * What the next turn of an ACP session runs with: what was said for it, and for the rest what is configured now.
 *
 * @param mode how long it lives
 * @param backend what runs it
 * @param directory where it works, absolute; null for a place of its own
 * @param permissions what it gets when it asks to do something
 * @param timeout how long one turn may take
 */
public record AcpSettings(
        AcpMode mode, String backend, @Nullable String directory, AcpPermissions permissions, Duration timeout) {}
