package org.imsggateway.message;

import org.jspecify.annotations.Nullable;

/**
 * A file that came with a message, as Messages names it; nothing has been read yet.
 *
 * @param path where it lies on the Mac, its tilde already replaced; blank if Messages does not say
 * @param mimeType its type as Messages knows it, without a guarantee; null if unknown
 * @param name the name the sender gave it; null if unknown
 * @param bytes its size; 0 if unknown
 * @param missing whether the Mac does not have the file (yet)
 */
public record AttachmentRef(
        String path, @Nullable String mimeType, @Nullable String name, long bytes, boolean missing) {}
