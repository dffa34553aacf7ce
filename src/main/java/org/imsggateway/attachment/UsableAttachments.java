package org.imsggateway.attachment;

import java.util.List;
import java.util.Locale;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.message.AttachmentRef;
import org.imsggateway.message.InboundMessage;
import org.jspecify.annotations.Nullable;

/**
 * Which files of a message may be looked at, and what stands for a file where a text is expected. Judged by what Messages
 * says of a file; nothing is read.
 */
public final class UsableAttachments {

    private UsableAttachments() {}

    /**
     * The files that may be handed on. A file is usable if the account wants files at all, Messages says where it lies, the
     * Mac has it, and it lies under one of the account's roots.
     *
     * @param message the message
     * @param account its account
     * @return the usable files in their order; empty if there are none
     */
    public static List<AttachmentRef> of(InboundMessage message, AccountConfig account) {
        if (!account.includeAttachments() || message.attachments().isEmpty()) {
            return List.of();
        }
        var roots = AllowedRoots.of(
                account.remoteHost() == null ? account.attachmentRoots() : account.remoteAttachmentRoots());
        return message.attachments().stream()
                .filter(file -> !file.missing() && !file.path().isBlank() && roots.contain(file.path()))
                .toList();
    }

    /**
     * The text of a message that has files and no words.
     *
     * @param file its first file
     * @return for example {@code <media:image>}; {@code <media:attachment>} if the type is unknown
     */
    public static String placeholder(AttachmentRef file) {
        return "<media:" + kind(file.mimeType()) + ">";
    }

    private static String kind(@Nullable String mimeType) {
        String type = mimeType == null ? "" : mimeType.strip().toLowerCase(Locale.ROOT);
        String family = type.contains("/") ? type.substring(0, type.indexOf('/')) : "";
        return switch (family) {
            case "image", "audio", "video" -> family;
            case "application", "text" -> "document";
            default -> "attachment";
        };
    }
}
