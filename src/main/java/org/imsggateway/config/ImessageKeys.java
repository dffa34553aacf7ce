package org.imsggateway.config;

import static org.imsggateway.config.Scalars.COUNT;
import static org.imsggateway.config.Scalars.ENTRY;
import static org.imsggateway.config.Scalars.FLAG;
import static org.imsggateway.config.Scalars.NON_BLANK;
import static org.imsggateway.config.Scalars.POSITIVE;
import static org.imsggateway.config.Scalars.ROOT;
import static org.imsggateway.config.Scalars.TEXT;
import static org.imsggateway.config.Scalars.words;
import static org.imsggateway.config.Shape.KnownKey.key;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.imsggateway.config.Shape.Anything;
import org.imsggateway.config.Shape.KnownKey;
import org.imsggateway.config.Shape.Listing;
import org.imsggateway.config.Shape.Section;
import org.imsggateway.config.Shape.Table;

/** The keys under {@code channels}. */
final class ImessageKeys {

    static final Section TOOLS = Section.of(
            key("allow", new Listing(TEXT), "The only tools allowed.").noEffect(),
            key("alsoAllow", new Listing(TEXT), "Tools allowed besides those that are allowed anyway.")
                    .noEffect(),
            key("deny", new Listing(TEXT), "Tools refused.").noEffect());

    static final Section GROUP = Section.of(
            key("requireMention", FLAG, "Whether a message must address the agent; unset counts as true."),
            key("tools", TOOLS, "Which tools an agent may use in this group; agents without tools ignore it."),
            key("toolsBySender", new Table("sender", TOOLS), "The same for single senders."),
            key(
                    "systemPrompt",
                    TEXT,
                    "What an openai agent is told about this group, after its own; empty = nothing."));

    static final Section DM = Section.of(key("historyLimit", COUNT, "As dmHistoryLimit, for this person."));

    private static final Section COALESCE = Section.of(
            key("minChars", POSITIVE, "The least a part should hold, in UTF-16 code units; unset = one paragraph."),
            key("maxChars", POSITIVE, "The most a part should hold, where paragraphs allow it."),
            key("idleMs", POSITIVE, "How long to wait for more before a piece is sent.")
                    .later());

    private static final Section HEARTBEAT = Section.of(
            key("showOk", FLAG, "Of the compatible system.").noEffect(),
            key("showAlerts", FLAG, "Of the compatible system.").noEffect(),
            key("useIndicator", FLAG, "Of the compatible system.").noEffect());

    private static final Section CATCHUP = Section.of(
            key("enabled", FLAG, "Keeps an older, wider replay window.").deprecated(),
            key("maxAgeMinutes", COUNT, "Retired.").noEffect(),
            key("perRunLimit", COUNT, "Retired.").noEffect(),
            key("firstRunLookbackMinutes", COUNT, "Retired.").noEffect(),
            key("maxFailureRetries", COUNT, "Retired.").noEffect());

    static final Section ACCOUNT = Section.of(accountKeys());

    static final Section CHANNEL = Section.of(channelKeys());

    static final Section DEFAULTS = Section.of(
            key("groupPolicy", words(GroupPolicy.class), "The group policy where the section sets none."),
            key("contextVisibility", words(ContextVisibility.class), "Where neither account nor channel sets it."),
            key("heartbeat", HEARTBEAT, "Of the compatible system."),
            key("botLoopProtection", new Anything(), "Of the compatible system.")
                    .noEffect(),
            key("implicitMentions", new Anything(), "Of the compatible system.").noEffect());

    private ImessageKeys() {}

    private static List<KnownKey> channelKeys() {
        List<KnownKey> keys = new ArrayList<>(accountKeys());
        keys.add(key("defaultAccount", TEXT, "The account of whatever names none."));
        keys.add(key("accounts", new Table("id", ACCOUNT), "Several accounts; each overrides the keys above."));
        return keys;
    }

    private static List<KnownKey> accountKeys() {
        List<KnownKey> keys = new ArrayList<>(processKeys());
        keys.addAll(accessKeys());
        keys.addAll(outboundKeys());
        keys.addAll(newerKeys());
        return keys;
    }

    private static List<KnownKey> processKeys() {
        return List.of(
                key("enabled", FLAG, "true", "Whether the account is started."),
                key("name", TEXT, "The display name."),
                key("cliPath", Scalars.EXECUTABLE, "imsg", "The imsg program, a wrapper script, or simulator."),
                key("dbPath", NON_BLANK, "The Messages database given to imsg; unset = imsg finds it."),
                key("remoteHost", Scalars.SSH_HOST, "The Mac behind an SSH wrapper: host or user@host.")
                        .later(),
                key("service", Scalars.SERVICE, "auto", "Over which service a bare handle is addressed."),
                key("region", NON_BLANK, "US", "The region in which national phone numbers are read."),
                key("probeTimeoutMs", POSITIVE, "10000", "How long a probe may take, in milliseconds."),
                key(
                        "healthMonitor",
                        Section.of(key(
                                "enabled",
                                FLAG,
                                "true",
                                "Whether an account that does not answer is started again, and one that no longer hears is"
                                        + " subscribed, then started again.")),
                        "The health check."),
                key("sendTransport", words(SendTransport.class), "auto", "How imsg hands a message to Messages.")
                        .later(),
                key("configWrites", FLAG, "true", "Whether /config may write from and to this account.")
                        .later());
    }

    private static List<KnownKey> accessKeys() {
        return List.of(
                key("dmPolicy", words(DmPolicy.class), "pairing", "Who may start a direct conversation."),
                key("allowFrom", new Listing(ENTRY), "Who is allowed."),
                key("groupPolicy", words(GroupPolicy.class), "allowlist", "Who may talk in groups."),
                key("groupAllowFrom", new Listing(ENTRY), "Who may talk in groups; unset = allowFrom, [] = nobody."),
                key("groups", new Table("chatId", GROUP), "Settings of groups by chat id, or \"*\" for all others."),
                key(
                        "historyLimit",
                        COUNT,
                        "Unaddressed group messages kept as context; 0 = none. Unset:"
                                + " messages.groupChat.historyLimit, else 50."),
                key(
                        "dmHistoryLimit",
                        COUNT,
                        "How many user turns of a direct conversation an agent sees, and how many earlier messages a new session"
                                + " begins with; unset = all, and none."),
                key("dms", new Table("handle", DM), "Settings of single direct conversations."),
                key(
                        "contextVisibility",
                        words(ContextVisibility.class),
                        "all",
                        "Whose words may be quoted to an agent."),
                key("mentionPatterns", new Anything(), "Of newer compatible configurations.")
                        .noEffect());
    }

    private static List<KnownKey> outboundKeys() {
        return List.of(
                key(
                        "includeAttachments",
                        FLAG,
                        "false",
                        "Whether attachments are looked at. In this version an agent hears of a file, such as <media:image>, and does"
                                + " not get it."),
                key(
                        "attachmentRoots",
                        new Listing(ROOT),
                        "Where attachments may lie, besides Messages' own directory."),
                key("remoteAttachmentRoots", new Listing(ROOT), "The same on a remote Mac."),
                key("mediaMaxMb", POSITIVE, "The largest file in MiB. Unset: agents.defaults.mediaMaxMb, else 16.")
                        .later(),
                key("textChunkLimit", POSITIVE, "4000", "The longest message, in UTF-16 code units."),
                key("chunkMode", words(ChunkMode.class), "length", "Where a long text is cut."),
                key(
                        "responsePrefix",
                        TEXT,
                        "Stands in front of every answer; empty = nothing, auto = the agent's name in brackets. {model},"
                                + " {modelFull}, {provider} and {identity.name} are filled in where they are known."),
                key("defaultTo", TEXT, "The target of a send that names none."),
                key(
                        "markdown",
                        Section.of(key(
                                "tables",
                                words(TableMode.class),
                                "code",
                                "What becomes of a table: fenced code with even columns, bullets, or nothing.")),
                        "Markdown in replies."),
                key(
                        "blockStreaming",
                        FLAG,
                        "false",
                        "Whether finished paragraphs of an answer go out while the rest is being written."),
                key("blockStreamingCoalesce", COALESCE, "The size of the pieces."),
                key("streaming", streaming(), "The newer place of chunkMode and blockStreaming; wins over them."));
    }

    private static Section streaming() {
        return Section.of(
                key("chunkMode", words(ChunkMode.class), "Where a long text is cut."),
                key(
                        "block",
                        Section.of(
                                key("enabled", FLAG, "As blockStreaming."),
                                key("coalesce", COALESCE, "As blockStreamingCoalesce.")),
                        "Answers that go out while they are being written."));
    }

    private static KnownKey action(MessageAction action) {
        return action == MessageAction.REPLY
                ? key(action.key(), FLAG, "true", "Whether a reply may show which message it answers.")
                : key(action.key(), FLAG, "true", "Whether an agent may do this.")
                        .later();
    }

    private static List<KnownKey> newerKeys() {
        Section actions = Section.of(
                Arrays.stream(MessageAction.values()).map(ImessageKeys::action).toList());
        return List.of(
                key("actions", actions, "What an agent may do besides sending."),
                key("reactionNotifications", words(ReactionNotifications.class), "own", "Which tapbacks become events.")
                        .later(),
                key("sendReadReceipts", FLAG, "true", "Whether messages of admitted senders are marked read.")
                        .later(),
                key("heartbeat", HEARTBEAT, "Of the compatible system."),
                key("heartbeatVisibility", HEARTBEAT, "Of the compatible system."),
                key("capabilities", new Listing(TEXT), "Of the compatible system.")
                        .noEffect(),
                key("catchup", CATCHUP, "Recovery is always on; this is what older configurations said about it."),
                key("coalesceSameSenderDms", FLAG, "Retired: imsg joins the preview of a link itself.")
                        .noEffect());
    }
}
