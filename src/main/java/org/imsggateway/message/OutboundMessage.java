package org.imsggateway.message;

import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to hand to Messages: one chunk of text, or one file with an optional caption.
 *
 * @param account through which account
 * @param target where to
 * @param text its text; may be empty if there is a file
 * @param file a file on this machine to send with it; null if none
 * @param service over which service
 * @param region two-letter country for numbers written without one
 * @param replyTo guid of the message it answers; null if none
 * @param attempt names this one attempt to send it, so that Messages can be asked for it; null if nobody will
 */
public record OutboundMessage(
        AccountId account,
        ChatTarget target,
        String text,
        @Nullable Path file,
        Service service,
        String region,
        @Nullable String replyTo,
        @Nullable UUID attempt) {

    /** Names the target without the text, so that it may stand in a log. */
    @Override
    public String toString() {
        return "OutboundMessage[account=%s, target=%s, length=%d]".formatted(account, target, text.length());
    }
}
