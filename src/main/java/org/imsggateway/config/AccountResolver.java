package org.imsggateway.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.imsggateway.config.ConfigNode.Branch;
import org.imsggateway.config.ConfigNode.Leaf;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Service;
import org.imsggateway.message.Whitespace;
import org.jspecify.annotations.Nullable;

/** Makes accounts out of the channel's keys and their own. */
final class AccountResolver {

    private static final String DEFAULT_ROOT = "/Users/*/Library/Messages/Attachments";
    private static final int HISTORY_LIMIT = 50;
    private static final int MEDIA_MAX_MB = 16;

    /** What an account must say to count as configured; {@code enabled} and {@code name} describe nothing. */
    private static final Set<String> DESCRIBING = Set.of(
            "cliPath",
            "dbPath",
            "remoteHost",
            "service",
            "region",
            "allowFrom",
            "groupAllowFrom",
            "dmPolicy",
            "groupPolicy",
            "attachmentRoots",
            "remoteAttachmentRoots",
            "historyLimit",
            "dmHistoryLimit",
            "mediaMaxMb",
            "textChunkLimit",
            "groups");

    private final Branch channel;
    private final Settings defaults;
    private final Settings root;
    private final Path userHome;

    AccountResolver(Settings root, Path userHome) {
        this.root = root;
        this.channel = root.section("channels").section("imessage").branch();
        this.defaults = root.section("channels").section("defaults").given();
        this.userHome = userHome;
    }

    /** The accounts by id, sorted. Of two keys that mean one id, the exact one serves it, else the first. */
    List<AccountConfig> resolve() {
        Map<AccountId, Branch> own = new TreeMap<>();
        if (channel.get("accounts") instanceof Branch accounts) {
            accounts.children().forEach((key, node) -> {
                AccountId id = AccountId.of(key);
                if (id.value().equals(key) || !own.containsKey(id)) {
                    own.put(id, node instanceof Branch branch ? branch : Branch.EMPTY);
                }
            });
        }
        if (own.isEmpty()) {
            own.put(AccountId.DEFAULT, Branch.EMPTY);
        }
        List<AccountConfig> accounts = new ArrayList<>();
        own.forEach((id, branch) -> accounts.add(account(id, branch)));
        return List.copyOf(accounts);
    }

    /** The named default if it is listed, else {@code default}, else the first. */
    AccountId defaultAccount(List<AccountConfig> accounts) {
        List<AccountId> ids = accounts.stream().map(AccountConfig::id).toList();
        AccountId named = channel.get("defaultAccount") instanceof Leaf leaf ? AccountId.of(leaf.text()) : null;
        if (named != null && ids.contains(named)) {
            return named;
        }
        return ids.contains(AccountId.DEFAULT) ? AccountId.DEFAULT : ids.getFirst();
    }

    private AccountConfig account(AccountId id, Branch own) {
        Map<String, ConfigNode> merged = new LinkedHashMap<>(channel.children());
        merged.putAll(own.children());
        Settings account = Settings.of(new Branch(merged, own.source()), ImessageKeys.ACCOUNT);
        return account(id, account, own);
    }

    /** One line for each component: as long as the account is wide. */
    private AccountConfig account(AccountId id, Settings account, Branch own) {
        String remoteHost = account.text("remoteHost");
        return new AccountConfig(
                id,
                account.text("name"),
                enabled(own) && enabled(channel),
                DESCRIBING.stream().anyMatch(account::has),
                Settings.expanded(account.needText("cliPath"), userHome),
                // A path on the Mac means nothing in the home directory of this machine.
                remoteHost == null ? account.path("dbPath", userHome) : account.text("dbPath"),
                remoteHost == null ? null : Whitespace.trim(remoteHost),
                Service.ofWord(account.needText("service")).orElseThrow(),
                account.needText("region"),
                account.needWord("dmPolicy", DmPolicy.class),
                entries(account.textsOrNone("allowFrom")),
                fallback(account, "groupPolicy", GroupPolicy.class),
                account.has("groupAllowFrom") ? entries(account.textsOrNone("groupAllowFrom")) : null,
                account.table("groups", AccountResolver::group),
                historyLimit(account),
                account.count("dmHistoryLimit"),
                account.table("dms", AccountResolver::dm),
                account.needFlag("includeAttachments"),
                roots(own, "attachmentRoots"),
                roots(own, "remoteAttachmentRoots", "attachmentRoots"),
                mediaMaxMb(account),
                account.needCount("textChunkLimit"),
                chunkMode(own),
                account.needFlag("configWrites"),
                responsePrefix(account),
                account.text("defaultTo"),
                fallback(account, "contextVisibility", ContextVisibility.class),
                account.section("markdown").needWord("tables", TableMode.class),
                blockStreaming(account),
                account.section("healthMonitor").needFlag("enabled"),
                account.textsOrNone("capabilities"),
                Duration.ofMillis(account.needCount("probeTimeoutMs")),
                account.needWord("sendTransport", SendTransport.class),
                actions(account.section("actions")),
                account.needWord("reactionNotifications", ReactionNotifications.class),
                account.needFlag("sendReadReceipts"),
                Boolean.TRUE.equals(account.section("catchup").flag("enabled")));
    }

    private static boolean enabled(Branch branch) {
        return Settings.of(branch, ImessageKeys.ACCOUNT).needFlag("enabled");
    }

    private static List<String> entries(List<String> written) {
        return written.stream()
                .map(Whitespace::trim)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private <E extends Enum<E> & ConfigWord> E fallback(Settings account, String key, Class<E> type) {
        E shared = defaults.word(key, type);
        return account.has(key) || shared == null ? account.needWord(key, type) : shared;
    }

    private int historyLimit(Settings account) {
        Integer own = account.count("historyLimit");
        Integer shared = root.section("messages").section("groupChat").count("historyLimit");
        return own != null ? own : shared != null ? shared : HISTORY_LIMIT;
    }

    private int mediaMaxMb(Settings account) {
        Integer own = account.count("mediaMaxMb");
        Integer shared = root.section("agents").section("defaults").count("mediaMaxMb");
        return own != null ? own : shared != null ? shared : MEDIA_MAX_MB;
    }

    private @Nullable String responsePrefix(Settings account) {
        return account.has("responsePrefix")
                ? account.text("responsePrefix")
                : root.section("messages").text("responsePrefix");
    }

    /** The newer place wins, but not over an account that says it in the older one. */
    private ChunkMode chunkMode(Branch own) {
        for (Branch level : List.of(own, channel)) {
            Settings given = Settings.of(level, ImessageKeys.ACCOUNT).given();
            ChunkMode newer = given.section("streaming").word("chunkMode", ChunkMode.class);
            ChunkMode said = newer != null ? newer : given.word("chunkMode", ChunkMode.class);
            if (said != null) {
                return said;
            }
        }
        return ChunkMode.LENGTH;
    }

    private static BlockStreaming blockStreaming(Settings account) {
        Settings block = account.section("streaming").section("block");
        Settings older = account.section("blockStreamingCoalesce");
        Settings coalesce = block.has("coalesce") ? block.section("coalesce") : older;
        Boolean newer = block.flag("enabled");
        Integer idle = coalesce.count("idleMs");
        return new BlockStreaming(
                newer != null ? newer : account.needFlag("blockStreaming"),
                coalesce.count("minChars"),
                coalesce.count("maxChars"),
                idle == null ? null : Duration.ofMillis(idle));
    }

    /** Joined, not replaced: the account's, the channel's, and the directory of Messages itself. */
    private List<String> roots(Branch own, String... keys) {
        Set<String> roots = new LinkedHashSet<>();
        for (String key : keys) {
            for (Branch level : List.of(own, channel)) {
                Settings.texts(level.get(key)).forEach(root -> roots.add(root.replaceAll("[/\\\\]+$", "")));
            }
        }
        roots.add(DEFAULT_ROOT);
        return List.copyOf(roots);
    }

    private static Set<MessageAction> actions(Settings actions) {
        Set<MessageAction> allowed = EnumSet.allOf(MessageAction.class);
        allowed.removeIf(action -> !actions.needFlag(action.key()));
        return Set.copyOf(allowed);
    }

    private static GroupEntry group(ConfigNode node) {
        Settings group = Settings.of(node, ImessageKeys.GROUP);
        return new GroupEntry(
                group.flag("requireMention"),
                group.has("tools") ? tools(group.section("tools")) : null,
                group.table("toolsBySender", sender -> tools(Settings.of(sender, ImessageKeys.TOOLS))),
                group.text("systemPrompt"));
    }

    private static ToolPolicy tools(Settings tools) {
        return new ToolPolicy(tools.texts("allow"), tools.textsOrNone("alsoAllow"), tools.textsOrNone("deny"));
    }

    private static DmEntry dm(ConfigNode node) {
        return new DmEntry(Settings.of(node, ImessageKeys.DM).count("historyLimit"));
    }
}
