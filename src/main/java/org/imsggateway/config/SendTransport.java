package org.imsggateway.config;

/** How imsg hands a message to Messages. */
public enum SendTransport implements ConfigWord {
    /** The bridge where it is up and the chat exists, else AppleScript. */
    AUTO,
    /** Only the bridge. */
    BRIDGE,
    /** Only AppleScript. */
    APPLESCRIPT
}
