package org.imsggateway.config;

import static org.imsggateway.config.Scalars.COUNT;
import static org.imsggateway.config.Scalars.ENTRY;
import static org.imsggateway.config.Scalars.FLAG;
import static org.imsggateway.config.Scalars.NON_BLANK;
import static org.imsggateway.config.Scalars.POSITIVE;
import static org.imsggateway.config.Scalars.TEXT;
import static org.imsggateway.config.Scalars.words;
import static org.imsggateway.config.Shape.KnownKey.key;

import java.util.List;
import org.imsggateway.config.Shape.Anything;
import org.imsggateway.config.Shape.Listing;
import org.imsggateway.config.Shape.Section;
import org.imsggateway.config.Shape.Table;

/** The keys under {@code messages}, {@code session}, {@code commands}, {@code accessGroups} and {@code approvals}. */
final class SharedKeys {

    static final Section MESSAGES = Section.of(
            key("responsePrefix", TEXT, "The prefix of replies where neither account nor channel has one."),
            key(
                    "groupChat",
                    Section.of(
                            key("mentionPatterns", new Listing(TEXT), "Regular expressions that address any agent."),
                            key("historyLimit", COUNT, "Where neither account nor channel sets historyLimit."),
                            key("visibleReplies", new Anything(), "Of newer compatible configurations.")
                                    .noEffect(),
                            key("unmentionedInbound", new Anything(), "Of newer compatible configurations.")
                                    .noEffect()),
                    "Groups."),
            key(
                    "inbound",
                    Section.of(
                            key("debounceMs", Scalars.MILLIS, "0", "How long to wait for more of a burst; 0 = off."),
                            key("byChannel", new Table("channel", Scalars.MILLIS), "The same by channel, which wins.")),
                    "Bursts of messages."),
            key(
                    "queue",
                    Section.of(key(
                            "mode",
                            words(QueueMode.class),
                            "followup",
                            "What becomes of messages that arrive while a turn runs: each waits for its own turn, they are"
                                    + " collected into one, or they end what runs.")),
                    "Messages that wait."),
            key("visibleReplies", new Anything(), "Of newer compatible configurations.")
                    .noEffect());

    private static final Section RESET = Section.of(
            key("mode", words(SessionConfig.ResetMode.class), "daily", "Once a day, or after a silence."),
            key("atHour", Scalars.HOUR, "4", "The local hour of a daily reset."),
            key("idleMinutes", POSITIVE, "The silence that ends a session."));

    static final Section THREAD_BINDINGS = Section.of(
            key("enabled", FLAG, "true", "Whether a conversation can be bound in the chat.")
                    .later(),
            key("idleHours", Scalars.HOURS, "24", "The silence after which a binding ends; 0 = none.")
                    .later(),
            key("maxAgeHours", Scalars.HOURS, "0", "The age at which a binding ends; 0 = none.")
                    .later());

    static final Section SESSION = Section.of(
            key("dmScope", words(DmScope.class), "main", "What direct messages share one session."),
            key("groupScope", words(GroupScope.class), "per-group", "Which session a group uses."),
            key("identityLinks", new Table("name", new Listing(ENTRY)), "Handles that belong to one person."),
            key("mainKey", NON_BLANK, "main", "The last part of an agent's main session key."),
            key("resetTriggers", new Listing(TEXT), "/new,/reset", "Texts that start a session afresh."),
            key("reset", RESET, "When a session starts afresh by itself; unset = never."),
            key(
                    "resetByType",
                    Section.of(
                            key("direct", RESET, "Direct conversations."),
                            key("dm", RESET, "The same."),
                            key("group", RESET, "Groups."),
                            key("thread", RESET, "Threads; iMessage has none.")),
                    "The same by kind of conversation."),
            key("scope", words(List.of("per-sender", "global")), "Of the compatible system.")
                    .noEffect(),
            key("store", TEXT, "Of the compatible system.").noEffect(),
            key("threadBindings", THREAD_BINDINGS, "How long a binding made in a chat lasts."));

    static final Section COMMANDS = Section.of(
            key("text", FLAG, "true", "Whether a text that starts with a slash can be a command."),
            key("native", Scalars.FLAG_OR_AUTO, "auto", "A channel's own command menus; iMessage has none.")
                    .noEffect(),
            key("config", FLAG, "false", "Whether /config exists."),
            key("restart", FLAG, "true", "Whether /restart exists."),
            key("debug", FLAG, "false", "Whether /debug exists."),
            key("bash", FLAG, "false", "Whether /bash exists."),
            key("useAccessGroups", FLAG, "true", "Whether commands need a listed sender; false = everyone may."),
            key("ownerAllowFrom", new Listing(ENTRY), "Who is an owner; unset = the explicit entries of allowFrom."),
            key("allowFrom", new Table("channel", new Listing(ENTRY)), "Who may give commands, by channel or \"*\"."));

    static final Section ACCESS_GROUP = Section.of(
            key("type", words(List.of("message.senders")), "What it lists."),
            key(
                    "members",
                    new Table("channel", new Listing(ENTRY)),
                    "Handles by channel, or \"*\" for every channel."));

    static final Section TARGET = Section.of(
            key("channel", NON_BLANK, "The channel: imessage.").later(),
            key("to", NON_BLANK, "The target there.").later(),
            key("accountId", TEXT, "The account.").later());

    private static final Section PROMPTS = Section.of(
            key("enabled", FLAG, "false", "Whether such questions are put to people in chats.")
                    .later(),
            key("mode", words(ApprovalsConfig.Mode.class), "session", "Where they go.")
                    .later(),
            key("targets", new Listing(TARGET), "To whom."));

    static final Section APPROVALS = Section.of(
            key("exec", PROMPTS, "Questions about running programs."), key("plugin", PROMPTS, "All other questions."));

    private SharedKeys() {}
}
