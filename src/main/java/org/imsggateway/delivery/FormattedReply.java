package org.imsggateway.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A reply's text as it is to be sent, before it is cut.
 *
 * @param text the text; blank if there is nothing to say
 * @param replyTo the guid of the message that it chose to answer; null for none
 */
record FormattedReply(String text, @Nullable String replyTo) {

    /** Names nothing of the text, so that it may stand in a log. */
    @Override
    public String toString() {
        return "FormattedReply[length=%d, replyTo=%s]".formatted(text.length(), replyTo);
    }
}
