package org.imsggateway.config;

import static org.imsggateway.config.Scalars.COUNT;
import static org.imsggateway.config.Scalars.FLAG;
import static org.imsggateway.config.Scalars.HTTP_URL;
import static org.imsggateway.config.Scalars.NON_BLANK;
import static org.imsggateway.config.Scalars.PATH;
import static org.imsggateway.config.Scalars.POSITIVE_DURATION;
import static org.imsggateway.config.Scalars.SIGNING_SECRETS;
import static org.imsggateway.config.Scalars.words;
import static org.imsggateway.config.Shape.KnownKey.key;

import org.imsggateway.config.Shape.Listing;
import org.imsggateway.config.Shape.Section;
import org.imsggateway.config.Shape.Table;

/** Every key there is: the one description that validation, defaults, documentation and editors share. */
final class ConfigSchema {

    static final Section WEBHOOK = Section.of(
            key("url", HTTP_URL, "Where events are posted."),
            key("secret", SIGNING_SECRETS, "Signs them; several, separated by spaces, while it changes.")
                    .hidden(),
            key("events", new Listing(words(EventKind.class)), "The kinds of event; unset = all."));

    static final Section RESTART = Section.of(
            key("delay", POSITIVE_DURATION, "5s", "The first pause before a dead child is started again."),
            key("maxDelay", POSITIVE_DURATION, "5m", "The longest pause; it doubles up to this."),
            key(
                    "resetAfter",
                    POSITIVE_DURATION,
                    "10m",
                    "How long a child must run well until the first pause counts."));

    static final Section PAIRING = Section.of(
            key("challenge", words(PairingChallenge.class), "reply", "What a stranger gets: a code, or nothing."),
            key(
                    "challengesPerHour",
                    COUNT,
                    "30",
                    "How many codes are sent within any 60 minutes, on all accounts together; 0 = none. Further requests are"
                            + " listed only."));

    static final Section GATEWAY = Section.of(
            key(
                    "home",
                    PATH,
                    "~/.imsg-gateway",
                    "The state directory; also the environment variable" + " IMSG_GATEWAY_HOME."),
            key(
                    "admin",
                    Section.of(key("token", NON_BLANK, "The token of the REST API; unset = made at first start.")
                            .hidden()),
                    "The REST API."),
            key("import", PATH, "A compatible openclaw.json (JSON5), under everything else."),
            key("agentFailureNotice", FLAG, "true", "Whether a sender is told, once, that an agent failed."),
            key(
                    "retention",
                    Scalars.DURATION,
                    "30d",
                    "How long finished messages and the transcripts of sessions keep their text; 0 = messages at once,"
                            + " transcripts after 24 hours."),
            key(
                    "staleMessages",
                    words(StaleMessages.class),
                    "record",
                    "What becomes of a message that arrives long" + " after it was sent."),
            key("pairing", PAIRING, "Pairing."),
            key("webhooks", new Listing(WEBHOOK), "Event subscriptions."),
            key("restart", RESTART, "How a dead child is started again."),
            key(
                    "sendTimeout",
                    POSITIVE_DURATION,
                    "180s",
                    "How long a send may take before its outcome counts as unknown, and how long a message whose"
                            + " outcome is unknown stays unsettled at least."));

    static final Section ROOT = Section.of(
            key(
                    "channels",
                    Section.of(
                            key("imessage", ImessageKeys.CHANNEL, "The iMessage channel."),
                            key("defaults", ImessageKeys.DEFAULTS, "What holds for every channel that says nothing.")),
                    "Channels."),
            key("agents", AgentKeys.AGENTS, "Those who answer."),
            key("bindings", new Listing(AgentKeys.BINDING), "What ties conversations to agents."),
            key("messages", SharedKeys.MESSAGES, "What holds for messages of every channel."),
            key("session", SharedKeys.SESSION, "Which conversations share a session."),
            key("commands", SharedKeys.COMMANDS, "What can be commanded in a chat."),
            key("acp", AgentKeys.ACP, "Agent Client Protocol sessions."),
            key("accessGroups", new Table("name", SharedKeys.ACCESS_GROUP), "Named sets of senders."),
            key("approvals", SharedKeys.APPROVALS, "Questions of agents to people."),
            key("gateway", GATEWAY, "What is this program's own."));

    private ConfigSchema() {}
}
