package org.imsggateway.inbound;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /policy/simulate}: what to judge, and under which configuration. Exactly one of {@code message} and
 * {@code rows} is given.
 *
 * @param message a made-up message; null to judge recorded ones
 * @param rows recorded messages; null to judge a made-up one
 * @param config what to lay over the configuration in force, with the trees {@code channels}, {@code agents}, …; a null in it
 *     takes a key away; null for the configuration in force
 */
public record SimulatePolicyRequest(
        @Nullable Message message,
        @Nullable Rows rows,
        @Nullable Map<String, @Nullable Object> config) {

    /**
     * A made-up message.
     *
     * @param accountId the account; null for the default one
     * @param sender who writes; null or blank for nobody
     * @param text what; null for nothing
     * @param chatId the chat's number; null for none
     * @param group whether Messages holds the chat for a group; null for no
     * @param chatGuid the chat's guid; null for none
     * @param chatIdentifier the chat's identifier; null for the sender in a direct chat
     * @param destination our own address that it came to; null if not known
     * @param fromMe whether this Apple account wrote it; null for no
     * @param approved whether the sender has been approved by pairing; null to look
     */
    public record Message(
            @Nullable String accountId,
            @Nullable String sender,
            @Nullable String text,
            @Nullable Long chatId,
            @Nullable Boolean group,
            @Nullable String chatGuid,
            @Nullable String chatIdentifier,
            @Nullable String destination,
            @Nullable Boolean fromMe,
            @Nullable Boolean approved) {}

    /**
     * Recorded messages, by their numbers in the journal.
     *
     * @param from the first
     * @param to the last; null for that one alone
     */
    public record Rows(long from, @Nullable Long to) {}
}
