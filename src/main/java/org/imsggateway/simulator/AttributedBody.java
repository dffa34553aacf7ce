package org.imsggateway.simulator;

import org.jspecify.annotations.Nullable;

/** The attributed body of a message as stored. */
final class AttributedBody {

    static final AttributedBody NONE = new AttributedBody(new byte[0]);

    private final byte[] bytes;

    private AttributedBody(byte[] bytes) {
        this.bytes = bytes;
    }

    static AttributedBody of(byte @Nullable [] bytes) {
        return bytes == null ? NONE : new AttributedBody(bytes);
    }

    /** The text as this version reads it: exactly from 0.10 on, by its markers before. */
    String text(Profile profile) {
        if (bytes.length == 0) {
            return "";
        }
        return profile.atLeast(10) ? TypedStream.read(bytes) : OldTypedStream.read(bytes, profile.atLeast(8));
    }
}
