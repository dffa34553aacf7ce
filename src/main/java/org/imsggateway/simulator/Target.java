package org.imsggateway.simulator;

import org.jspecify.annotations.Nullable;

/**
 * Whom a message goes to.
 *
 * @param chatId the existing chat; null for someone without one
 * @param chatGuid its guid; empty where there is none
 * @param handle the other party of a direct chat; empty for a group
 */
record Target(@Nullable Long chatId, String chatGuid, String handle, String service) {

    boolean isGroup() {
        return handle.isEmpty();
    }

    boolean isPhone() {
        return handle.matches("\\+?\\d+");
    }

    Target by(String other) {
        return new Target(null, "", handle, other);
    }
}
