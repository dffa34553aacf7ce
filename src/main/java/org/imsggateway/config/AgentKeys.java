package org.imsggateway.config;

import static org.imsggateway.config.Scalars.COUNT;
import static org.imsggateway.config.Scalars.FLAG;
import static org.imsggateway.config.Scalars.HTTP_URL;
import static org.imsggateway.config.Scalars.NON_BLANK;
import static org.imsggateway.config.Scalars.PATH;
import static org.imsggateway.config.Scalars.POSITIVE;
import static org.imsggateway.config.Scalars.SIGNING_SECRETS;
import static org.imsggateway.config.Scalars.TEXT;
import static org.imsggateway.config.Scalars.words;
import static org.imsggateway.config.Shape.KnownKey.key;

import java.util.ArrayList;
import java.util.List;
import org.imsggateway.config.Shape.Anything;
import org.imsggateway.config.Shape.KnownKey;
import org.imsggateway.config.Shape.Listing;
import org.imsggateway.config.Shape.Section;
import org.imsggateway.config.Shape.Table;

/** The keys under {@code agents}, {@code bindings} and {@code acp}. */
final class AgentKeys {

    private static final Section ACP_RUNTIME = Section.of(
            key("agent", TEXT, "The alias of the program: codex, claude or gemini; unset = the agent's id."),
            key("backend", TEXT, "What runs it: acpx, which here means this program itself; unset = acp.backend."),
            key(
                    "mode",
                    words(AcpMode.class),
                    "persistent",
                    "How long its session lives: until it is closed, or for one turn."),
            key("cwd", PATH, "Where it works; unset = the agent's workspace, else a directory of the session's own."),
            key("command", new Listing(TEXT), "The program and its arguments, instead of an alias."),
            key(
                    "permissions",
                    words(AcpPermissions.class),
                    "deny",
                    "What it gets when it asks to do something: a refusal, the owner's answer, or consent."),
            key(
                    "files",
                    words(AcpFileAccess.class),
                    "none",
                    "Which files of its directory it may have read or written through the gateway."),
            key(
                    "terminals",
                    FLAG,
                    "false",
                    "Whether it may have programs run in its directory through the gateway, each as permissions says."),
            key(
                    "processes",
                    words(AcpProcesses.class),
                    "shared",
                    "Whether the sessions of one directory share a process or have one each."));

    private static final Section COST = Section.of(
            key("input", Scalars.PRICE, "What a million tokens cost that the model reads."),
            key("output", Scalars.PRICE, "What a million tokens cost that the model writes."));

    static final Section RUNTIME = Section.of(
            key("type", words(AgentType.class), "inbox", "What the agent is."),
            key("timeout", Scalars.POSITIVE_DURATION, "10m", "How long one turn may take."),
            key("retries", COUNT, "How often a failed turn is tried again; unset = 2, for a webhook 12."),
            key(
                    "maxConcurrent",
                    POSITIVE,
                    "How many turns of this agent run at once; others wait in the order in which they came. Unset = no limit."),
            key("url", HTTP_URL, "webhook: where the message is posted."),
            key(
                            "secret",
                            SIGNING_SECRETS,
                            "webhook: signs the request; several, separated by spaces, while it changes.")
                    .hidden(),
            key("baseUrl", HTTP_URL, "openai: the API, up to and with /v1."),
            key("apiKey", NON_BLANK, "openai: the bearer token.").hidden(),
            key("model", NON_BLANK, "openai: the model."),
            key("systemPrompt", TEXT, "openai: what the model is told first."),
            key("cost", COST, "openai: what the model costs, for the counter of costs."),
            key("acp", ACP_RUNTIME, "acp: the process."));

    private static final Section GROUP_CHAT = Section.of(key(
            "mentionPatterns",
            new Listing(TEXT),
            "Regular expressions that address this agent in a group; [] = none. Unset:"
                    + " messages.groupChat.mentionPatterns, else the name and emoji of its identity."));

    private static final Section IDENTITY =
            Section.of(key("name", TEXT, "The name the agent goes by."), key("emoji", TEXT, "Its sign."));

    static final Section AGENT = Section.of(agentKeys(true));

    static final Section ENTRY = Section.of(agentKeys(false));

    static final Section DEFAULTS = Section.of(
            key("mediaMaxMb", POSITIVE, "The largest file in MiB where neither account nor channel says.")
                    .later(),
            key("envelopeTimezone", Scalars.ZONE, "utc", "The zone of times shown to an agent."),
            key("envelopeTimestamp", Scalars.ON_OFF, "on", "Whether an agent is shown when a message was sent."),
            key("envelopeElapsed", Scalars.ON_OFF, "on", "Whether it is shown the time since the message before."));

    static final Section AGENTS = Section.of(
            key("list", new Listing(AGENT), "Those who answer; without a list there is one agent, main."),
            key("entries", new Table("id", ENTRY), "The same as a map by id, as newer configurations have it."),
            key("defaults", DEFAULTS, "What holds for all agents."));

    private static final Section PEER = Section.of(
            key("kind", words(List.of("direct", "dm", "group", "channel")), "What kind of conversation it is."),
            key("id", Scalars.ENTRY, "A handle, a chat target, the digits of a chat id, or \"*\"."));

    private static final Section MATCH = Section.of(
            key("channel", NON_BLANK, "The channel: imessage."),
            key("accountId", TEXT, "The account; unset = default, \"*\" = any."),
            key("peer", PEER, "One conversation; unset = all."));

    private static final Section BINDING_ACP = Section.of(
            key("mode", words(AcpMode.class), "How long the session lives."),
            key("label", TEXT, "Its name in lists."),
            key("cwd", PATH, "Where it works."),
            key("backend", TEXT, "What runs it."));

    static final Section BINDING = Section.of(
            key("type", words(BindingType.class), "route", "Whether it chooses an agent or ties an ACP session."),
            key("agentId", NON_BLANK, "The agent."),
            key("comment", TEXT, "A note for people.").noEffect(),
            key("match", MATCH, "Which conversations."),
            key("acp", BINDING_ACP, "Settings of the ACP session."),
            key(
                    "session",
                    Section.of(
                            key("dmScope", words(DmScope.class), "As session.dmScope."),
                            key("groupScope", words(GroupScope.class), "As session.groupScope.")),
                    "Overrides the session scope."));

    static final Section ACP = Section.of(
            key("enabled", FLAG, "true", "Whether there may be ACP sessions."),
            key(
                    "dispatch",
                    Section.of(key("enabled", FLAG, "true", "Whether messages are handed to them.")),
                    "Handing messages on."),
            key("backend", TEXT, "acpx", "The backend where nothing else is said."),
            key("defaultAgent", TEXT, "The agent of a spawn that names none."),
            key("allowedAgents", new Listing(TEXT), "The only agents allowed; empty = all."),
            key("maxConcurrentSessions", POSITIVE, "How many processes of agents may run at once."),
            key("stream", new Anything(), "Of the compatible system.").noEffect(),
            key(
                    "runtime",
                    Section.of(
                            key("ttlMinutes", POSITIVE, "30", "How long an idle process is kept."),
                            key(
                                    "installCommand",
                                    TEXT,
                                    "How to install the backend; shown to people by /acp install, never run.")),
                    "The process."));

    private AgentKeys() {}

    private static List<KnownKey> agentKeys(boolean withId) {
        List<KnownKey> keys = new ArrayList<>();
        if (withId) {
            keys.add(key("id", NON_BLANK, "The name of the agent in keys and commands."));
        }
        keys.add(key("default", FLAG, "false", "Whether it answers whatever no binding claims."));
        keys.add(key("name", TEXT, "The display name."));
        keys.add(key("identity", IDENTITY, "How it presents itself."));
        keys.add(key("groupChat", GROUP_CHAT, "Groups."));
        keys.add(key("workspace", PATH, "Its directory."));
        keys.add(key("runtime", RUNTIME, "What it is made of."));
        return keys;
    }
}
