package org.imsggateway.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.config.InvalidConfigException;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;

/** Configurations and messages at random, from few enough values that they often meet. */
final class RandomPolicies {

    private static final List<String> SENDERS = List.of(
            "+15557000001", "+1 (555) 700-0002", "ana@b.example", "AMAZON", "me@x.example", " ", "+15557000004");
    private static final List<String> ENTRIES = List.of(
            "+15557000001",
            "+15557000002",
            "ANA@b.example",
            "chat_id:42",
            "chat_guid:iMessage;+;chat43",
            "*",
            "accessGroup:ops",
            "chat_id:x");
    private static final List<String> TEXTS = List.of(
            "hello",
            "clawd, lunch?",
            "@Crab hi",
            "/status",
            "/status now",
            "/new plan",
            "clawd /status",
            "",
            " ",
            "<think>x",
            "assistant to=final",
            "#+#+",
            "bot",
            "/config show",
            "🦀");

    private final Random random;

    RandomPolicies(long seed) {
        random = new Random(seed);
    }

    /** A configuration that would start. */
    GatewayConfig config(String agentType) {
        while (true) {
            try {
                return GatewayConfig.parse(yaml(agentType));
            } catch (InvalidConfigException again) {
                // Two policies demand something of the list; another draw will meet it.
            }
        }
    }

    private String yaml(String agentType) {
        return """
                channels: {imessage: {%s, accounts: {default: {%s}, work: {%s}}}}
                agents: {list: [{id: main, identity: {%s}, runtime: {type: %s}}, {id: ops, groupChat: {%s}, runtime: {type: %s}}]}
                bindings: [{agentId: ops, match: {channel: imessage, accountId: '*', peer: {kind: group, id: '42'}}}]
                messages: {%s}
                commands: {%s}
                session: {dmScope: %s}
                accessGroups: {ops: {type: message.senders, members: {imessage: ['+15557000002']}}}
                """.formatted(
                account(),
                account(),
                account(),
                one("", "name: Crab", "name: Crab, emoji: '🦀'"),
                agentType,
                one("", "mentionPatterns: []", "mentionPatterns: ['\\bclawd\\b']", "mentionPatterns: ['(a+)+']"),
                agentType,
                one("", "groupChat: {mentionPatterns: ['clawd', 'bot']}", "groupChat: {mentionPatterns: []}"),
                one(
                        "",
                        "useAccessGroups: false",
                        "allowFrom: {imessage: ['+15557000001']}",
                        "text: false",
                        "config: true"),
                one("main", "per-peer", "per-channel-peer", "per-account-channel-peer"));
    }

    private String account() {
        List<String> keys = new ArrayList<>();
        keys.add("cliPath: imsg");
        maybe(keys, "dmPolicy: " + one("pairing", "allowlist", "open", "disabled"));
        maybe(keys, "allowFrom: " + list());
        maybe(keys, "groupPolicy: " + one("allowlist", "open", "disabled"));
        maybe(keys, "groupAllowFrom: " + list());
        maybe(
                keys,
                "groups: "
                        + one(
                                "{}",
                                "{'42': {}}",
                                "{'*': {requireMention: false}}",
                                "{'7': {}}",
                                "{'*': {}, '43': {requireMention: false}}"));
        maybe(keys, "includeAttachments: " + one("true", "false"));
        return String.join(", ", keys);
    }

    private void maybe(List<String> keys, String key) {
        if (random.nextInt(3) > 0) {
            keys.add(key);
        }
    }

    private String list() {
        List<String> entries = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            entries.add("'" + ENTRIES.get(random.nextInt(ENTRIES.size())) + "'");
        }
        return entries.toString();
    }

    InboundMessage message(long row) {
        String sender = SENDERS.get(random.nextInt(SENDERS.size()));
        boolean group = random.nextBoolean();
        long chat = List.of(42L, 43L, 7L, 5L, 0L).get(random.nextInt(5));
        Messages.Builder message = (group
                        ? Messages.inGroup(chat)
                        : Messages.direct().chat(chat))
                .row(row)
                .from(sender)
                .account(random.nextBoolean() ? "default" : "work")
                .text(TEXTS.get(random.nextInt(TEXTS.size())));
        return decorated(message, sender).build();
    }

    private Messages.Builder decorated(Messages.Builder message, String sender) {
        return switch (random.nextInt(8)) {
            case 0 -> message.fromMe();
            case 1 -> message.fromMe().to(sender);
            case 2 -> message.file("image/png");
            case 3 -> message.file("/etc/passwd", "text/plain", false);
            case 4 -> message.tapback("G-1");
            case 5 -> message.replyTo("9", "quoted", "+15557000009");
            default -> message;
        };
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
