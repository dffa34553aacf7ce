package org.imsggateway.imsg;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /channels} and {@code GET /channels/status} answer.
 *
 * @param channel the channel, {@code imessage}
 * @param accounts its accounts, sorted by id
 */
public record ChannelStatus(String channel, List<Account> accounts) {

    /** Copies the accounts. */
    public ChannelStatus {
        accounts = List.copyOf(accounts);
    }

    /**
     * One account.
     *
     * @param id the account's id
     * @param name its display name; null if none
     * @param health {@code UP}, {@code DEGRADED}, {@code DOWN} or {@code STOPPED}
     * @param state what the process is doing, in a word such as {@code running}, {@code starting}, {@code backing-off},
     *     {@code stopped}, {@code disabled}
     * @param since since when it is in that state
     * @param enabled whether it is to run
     * @param configured whether anything of it is set in the configuration
     * @param cliPath the program
     * @param dbPath the database; null for its default
     * @param imsgVersion the version of imsg; null until known
     * @param generation {@code strict} or {@code lenient}; null until known
     * @param methods the methods it can do now
     * @param bridge whether the private-API helper answers
     * @param restarts how often the child was started again since the gateway started
     * @param attempts how many starts in a row have failed
     * @param nextAttemptAt when the next start is tried; null if none is due
     * @param lastStartAt when the child last started well; null if never
     * @param lastStopAt when it last ended; null if never
     * @param lastEventAt when it last sent anything; null if never
     * @param lastError the last error, with what to do about it; null once it started well again
     * @param advice what a person should do; null if nothing
     * @param cursor the last row that is durably accepted; null if none
     * @param lagRows how many messages of the database had not been heard when it was last looked at, as far as they were
     *     counted; 0 when all were; null if it was never looked at
     * @param unheardSince since when the oldest of them is known to be there; null when all were heard
     * @param lastCheckAt when the database was last compared with what was heard; null if never
     * @param counters lines, messages, malformed messages, sends and so on, by name
     * @param probe what the child answered just now; null if it was not asked
     */
    public record Account(
            String id,
            @Nullable String name,
            String health,
            String state,
            Instant since,
            boolean enabled,
            boolean configured,
            String cliPath,
            @Nullable String dbPath,
            @Nullable String imsgVersion,
            @Nullable String generation,
            List<String> methods,
            boolean bridge,
            long restarts,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant lastStartAt,
            @Nullable Instant lastStopAt,
            @Nullable Instant lastEventAt,
            @Nullable String lastError,
            @Nullable String advice,
            @Nullable Long cursor,
            @Nullable Integer lagRows,
            @Nullable Instant unheardSince,
            @Nullable Instant lastCheckAt,
            Map<String, Long> counters,
            @Nullable Probe probe) {

        /** Copies methods and counters. */
        public Account {
            methods = List.copyOf(methods);
            counters = Map.copyOf(counters);
        }
    }

    /**
     * The answer to a probe.
     *
     * @param ok whether the account works
     * @param elapsedMs how long it took, in milliseconds
     * @param error what is wrong, with what to do about it; null if it works
     */
    public record Probe(
            boolean ok, long elapsedMs, @Nullable String error) {}
}
