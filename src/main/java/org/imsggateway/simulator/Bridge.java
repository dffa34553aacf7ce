package org.imsggateway.simulator;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The helper inside Messages that the private methods need: there, or not. */
record Bridge(boolean isUp, Profile profile, Faults faults) {

    static final String NOT_STARTED =
            "The bridge is not started. Run imsg launch explicitly before using bridge methods.";
    private static final String NO_LOCK =
            "The bridge ready lock is absent. Run imsg launch explicitly before retrying.";
    private static final List<String> SELECTORS = List.of(
            "createChat",
            "deleteChat",
            "markChatUnread",
            "sendMessage",
            "sendAttachment",
            "sendMultipart",
            "stickerSend",
            "sendReaction",
            "editMessage",
            "retractMessagePart",
            "deleteMessage",
            "notifyAnyways",
            "setDisplayName",
            "updateGroupPhoto",
            "addParticipant",
            "removeParticipant",
            "leaveChat",
            "namePhotoShouldOffer",
            "namePhotoShare",
            "checkIMessageAvailability",
            "clientMessageGuidReservation",
            "emojiTapbackSend");

    /** Fails as this version does where the bridge is not running. */
    void require(String operation) {
        if (isUp) {
            return;
        }
        if (profile.strict()) {
            throw RpcError.notStarted("bridge_v2", operation, NO_LOCK);
        }
        throw RpcError.internal(
                faults.has(Fault.NOT_A_MAC)
                        ? "Failed to launch Messages.app: Messages.app is only available on macOS."
                        : "imsg bridge not ready: run imsg launch first");
    }

    ObjectNode status() {
        var status = Json.object().put("ready", isUp);
        if (!isUp) {
            return status.put("error", NOT_STARTED);
        }
        status.put("bridge_version", 2).put("v2_ready", true).put("registry_available", true);
        status.set("selectors", selectors());
        return status;
    }

    ObjectNode selectors() {
        var selectors = Json.object();
        if (isUp) {
            SELECTORS.forEach(name -> selectors.put(name, true));
        }
        return selectors;
    }
}
