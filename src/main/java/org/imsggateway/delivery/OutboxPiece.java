package org.imsggateway.delivery;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.OutboundMessage;
import org.imsggateway.message.Service;
import org.jspecify.annotations.Nullable;

/**
 * One message to Messages, as stored: a chunk of a reply's text, or one of its files.
 *
 * @param id its row
 * @param messageId the reply it belongs to
 * @param index its place in the reply, from 0
 * @param account through which account
 * @param conversation the key of its conversation
 * @param target where to
 * @param service over which service
 * @param region the country of numbers written without one
 * @param replyTo the guid of the message it is a reply to; null if none
 * @param state where it stands
 * @param text its text; empty if it has none, or retention has cleared it
 * @param file a file on this machine; null if none
 * @param attempts how often it was handed over
 * @param looks how often it was looked for since it was last handed over
 * @param handedAt when it was last handed over; null if never
 * @param afterRow the newest row of Messages that was known when it was last handed over; null if none was
 * @param child which child had it; null if none has, or one of an earlier life of this program
 */
record OutboxPiece(
        long id,
        String messageId,
        int index,
        AccountId account,
        String conversation,
        ChatTarget target,
        Service service,
        String region,
        @Nullable String replyTo,
        OutboxState state,
        String text,
        @Nullable Path file,
        int attempts,
        int looks,
        @Nullable Instant handedAt,
        @Nullable Long afterRow,
        @Nullable String child) {

    /** What is handed over at the next attempt. */
    OutboundMessage message() {
        return new OutboundMessage(account, target, text, file, service, region, replyTo, attempt(attempts + 1));
    }

    /**
     * Names an attempt to send it. Each has a name of its own, and the same one in every life of the program.
     *
     * @param number which attempt, from 1
     */
    UUID attempt(int number) {
        return UUID.nameUUIDFromBytes((messageId + "/" + index + "/" + number).getBytes(StandardCharsets.UTF_8));
    }

    /** What the echo guard will be shown when the piece comes back: its text, or what stands for its file. */
    String shownText() {
        return text.isEmpty() && file != null ? "<media:" + kind(fileName()) + ">" : text;
    }

    String fileName() {
        Path name = file == null ? null : file.getFileName();
        return name == null ? "" : name.toString();
    }

    private static String kind(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "jpg", "jpeg", "png", "gif", "heic", "heif", "webp", "tif", "tiff", "bmp" -> "image";
            case "mp3", "m4a", "caf", "wav", "aac", "aiff", "amr", "ogg", "opus", "flac" -> "audio";
            case "mp4", "mov", "m4v", "avi", "webm", "mkv", "3gp" -> "video";
            default -> "document";
        };
    }

    /** Names the piece without its text and target, so that it may stand in a log. */
    @Override
    public String toString() {
        return "piece %d of message %s, account=%s".formatted(index, messageId, account);
    }
}
