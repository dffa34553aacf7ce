package org.imsggateway.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Service;
import org.jspecify.annotations.Nullable;

/**
 * One account as resolved: its own key where present, else that of the channel, else the shared fallback, else the
 * default. The merge is by key: a list or map of the account replaces the channel's. Only attachment roots are joined.
 *
 * @param id the normalised id
 * @param name the display name; null = none
 * @param enabled whether it is to run
 * @param configured whether any key that describes the account is set; the demo account is
 * @param cliPath the program to start; {@code simulator} = the built-in one
 * @param dbPath the database given to it; null = its own default
 * @param remoteHost {@code host} or {@code user@host} of the Mac; null = local, or to be found in a wrapper script
 * @param service over which service a bare handle is addressed
 * @param region the ISO 3166 region in which national phone numbers are read
 * @param dmPolicy who may start a direct conversation
 * @param allowFrom who is allowed, as written, blanks dropped; empty = nobody
 * @param groupPolicy who may talk in groups
 * @param groupAllowFrom who may talk in groups; null = the key is absent, so that {@code allowFrom} counts
 * @param groups the settings of groups by chat id or {@code "*"}
 * @param historyLimit how many unaddressed group messages are kept as context; 0 = none
 * @param dmHistoryLimit how many user turns of a direct conversation an agent sees; null = not limited
 * @param dms the settings of direct conversations by handle, as written
 * @param includeAttachments whether attachments are looked at
 * @param attachmentRoots where local attachments may lie: the account's, the channel's and the default root
 * @param remoteAttachmentRoots where attachments on a remote Mac may lie: the remote roots, then the local ones
 * @param mediaMaxMb the largest file in MiB
 * @param textChunkLimit the longest message in UTF-16 code units
 * @param chunkMode where a long text is cut
 * @param configWrites whether {@code /config} may write from and to this account
 * @param responsePrefix what stands in front of every reply; null or empty = nothing, {@code auto} = the agent's name
 * @param defaultTo the target of a send that names none; null = none
 * @param contextVisibility whose words may be quoted to an agent
 * @param tables what becomes of Markdown tables
 * @param blockStreaming whether answers go out piece by piece
 * @param healthMonitorEnabled whether an account that does not answer or hear is restarted
 * @param capabilities what the compatible system calls capabilities; no effect here
 * @param probeTimeout how long a probe may take
 * @param sendTransport how imsg hands messages to Messages
 * @param actions what an agent may do besides sending
 * @param reactionNotifications which tapbacks become events
 * @param sendReadReceipts whether messages of admitted senders are marked read
 * @param catchup whether the older, wider replay window is wanted
 */
public record AccountConfig(
        AccountId id,
        @Nullable String name,
        boolean enabled,
        boolean configured,
        String cliPath,
        @Nullable String dbPath,
        @Nullable String remoteHost,
        Service service,
        String region,
        DmPolicy dmPolicy,
        List<String> allowFrom,
        GroupPolicy groupPolicy,
        @Nullable List<String> groupAllowFrom,
        Map<String, GroupEntry> groups,
        int historyLimit,
        @Nullable Integer dmHistoryLimit,
        Map<String, DmEntry> dms,
        boolean includeAttachments,
        List<String> attachmentRoots,
        List<String> remoteAttachmentRoots,
        int mediaMaxMb,
        int textChunkLimit,
        ChunkMode chunkMode,
        boolean configWrites,
        @Nullable String responsePrefix,
        @Nullable String defaultTo,
        ContextVisibility contextVisibility,
        TableMode tables,
        BlockStreaming blockStreaming,
        boolean healthMonitorEnabled,
        List<String> capabilities,
        Duration probeTimeout,
        SendTransport sendTransport,
        Set<MessageAction> actions,
        ReactionNotifications reactionNotifications,
        boolean sendReadReceipts,
        boolean catchup) {

    /** The value of {@code cliPath} that means the built-in simulator. */
    public static final String SIMULATOR = "simulator";

    /**
     * Whether this account talks to the built-in simulator.
     *
     * @return whether {@code cliPath} says so
     */
    public boolean simulated() {
        return cliPath.equals(SIMULATOR);
    }
}
