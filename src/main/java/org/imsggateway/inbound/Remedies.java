package org.imsggateway.inbound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.ConfigProposals;
import org.imsggateway.config.DmPolicy;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.config.GroupPolicy;
import org.imsggateway.config.InvalidConfigException;
import org.imsggateway.message.InboundMessage;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the least that would let a message in, by trying: one remedy at a time, then two together, then three. What is named
 * has been judged by the same gates.
 */
@Component
class Remedies {

    private static final int MOST_TOGETHER = 3;

    private final Gates gates;
    private final ConfigProposals proposals;
    private final JsonMapper json;

    Remedies(Gates gates, ConfigProposals proposals, JsonMapper json) {
        this.gates = gates;
        this.proposals = proposals;
        this.json = json;
    }

    /**
     * Looks for the smallest change.
     *
     * @param subject what was judged, and by which configuration
     * @param circumstances what else was known
     * @param proposal what of that configuration is only proposed, as JSON; blank if it is the one in force
     * @return the change; empty if the message is answered anyway, or nothing would change that it is not
     */
    Optional<SmallestChange> find(Gates.Subject subject, Circumstances circumstances, String proposal) {
        Decision now = gates.judge(subject, circumstances);
        Optional<AccountConfig> account =
                subject.config().account(subject.message().account());
        if (now instanceof Decision.Answer || account.isEmpty()) {
            return Optional.empty();
        }
        List<Remedy> candidates = candidates(subject, account.get());
        for (int together = 1; together <= MOST_TOGETHER; together++) {
            for (List<Remedy> tried : choose(candidates, together, 0)) {
                if (helps(tried, subject, circumstances, proposal)) {
                    String otherwise = now.outcome().equals("no mention") ? "let it mention the agent, or " : "";
                    return Optional.of(new SmallestChange(otherwise + Remedy.sentence(tried), Remedy.config(tried)));
                }
            }
        }
        return Optional.empty();
    }

    private boolean helps(List<Remedy> tried, Gates.Subject subject, Circumstances circumstances, String proposal) {
        InboundMessage message = subject.message();
        boolean approves = tried.stream().anyMatch(Remedy::approval);
        var known = approves ? circumstances.withApproved(message.from()) : circumstances;
        Map<String, Object> changes = Remedy.config(tried);
        try {
            GatewayConfig config =
                    changes.isEmpty() ? subject.config() : proposals.with(proposal, json.writeValueAsString(changes));
            var would = new Gates.Subject(message, gates.conversationOf(message, config), config);
            return gates.judge(would, known) instanceof Decision.Answer;
        } catch (InvalidConfigException _) {
            // This combination could not be configured, so it is no remedy.
            return false;
        }
    }

    private static List<List<Remedy>> choose(List<Remedy> candidates, int count, int from) {
        if (count == 0) {
            return List.of(List.of());
        }
        List<List<Remedy>> chosen = new ArrayList<>();
        for (int i = from; i <= candidates.size() - count; i++) {
            for (List<Remedy> rest : choose(candidates, count - 1, i + 1)) {
                List<Remedy> one = new ArrayList<>(List.of(candidates.get(i)));
                one.addAll(rest);
                chosen.add(one);
            }
        }
        return chosen;
    }

    /** The mildest first: letting one person in changes less than another policy for everybody. */
    private List<Remedy> candidates(Gates.Subject subject, AccountConfig account) {
        return subject.conversation().group() ? inGroup(subject, account) : direct(subject, account);
    }

    private List<Remedy> direct(Gates.Subject subject, AccountConfig account) {
        var write = new Paths(subject.config(), account, proposals);
        String sender = subject.message().from().value();
        List<Remedy> remedies = new ArrayList<>();
        remedies.add(Remedy.approve("approve " + sender
                + " with 'imsg-gateway pairing approve imessage CODE' ('imsg-gateway pairing list' shows the code)"));
        remedies.add(write.listed("allowFrom", account.allowFrom(), sender));
        if (account.dmPolicy() == DmPolicy.DISABLED) {
            remedies.add(write.set("dmPolicy", "pairing"));
        }
        remedies.add(write.set("includeAttachments", true));
        return remedies;
    }

    private List<Remedy> inGroup(Gates.Subject subject, AccountConfig account) {
        var write = new Paths(subject.config(), account, proposals);
        String sender = subject.message().from().value();
        String chat = subject.conversation().peer();
        List<Remedy> remedies = new ArrayList<>();
        remedies.add(
                account.groupAllowFrom() == null
                        ? write.set("groupAllowFrom", plus(account.allowFrom(), sender))
                        : write.listed("groupAllowFrom", account.groupAllowFrom(), sender));
        remedies.add(write.group(chat, Map.of(), "add chat " + chat + " to"));
        remedies.add(write.group(
                chat, Map.of("requireMention", false), "set requireMention to false for chat " + chat + " in"));
        if (account.groupPolicy() == GroupPolicy.DISABLED) {
            remedies.add(write.set("groupPolicy", "allowlist"));
        }
        Map<String, List<String>> commanders = subject.config().commands().allowFrom();
        if (commanders != null) {
            remedies.add(Remedy.set(
                    List.of("commands", "allowFrom", "imessage"),
                    plus(commanders.getOrDefault("imessage", commanders.getOrDefault("*", List.of())), sender),
                    "add " + sender + " to commands.allowFrom.imessage"));
        }
        remedies.add(write.set("includeAttachments", true));
        return remedies;
    }

    private static List<String> plus(List<String> list, String entry) {
        List<String> longer = new ArrayList<>(list);
        longer.add(entry);
        return longer;
    }

    /** Where the settings of one account are written. */
    private record Paths(GatewayConfig config, AccountConfig account, ConfigProposals proposals) {

        Remedy set(String key, Object value) {
            return Remedy.set(path(key), value, "set " + config.key(account.id(), key) + " to " + value);
        }

        Remedy listed(String key, List<String> list, String sender) {
            return Remedy.set(path(key), plus(list, sender), "add " + sender + " to " + config.key(account.id(), key));
        }

        /** A first entry would shut out every other group, so it brings the entry for all of them along. */
        Remedy group(String chat, Map<String, Object> entry, String text) {
            Map<String, Object> groups = new LinkedHashMap<>();
            groups.put(chat, entry);
            if (account.groups().isEmpty()) {
                groups.put("*", Map.of());
            }
            String key = proposals.setByAccount(account.id(), "groups")
                    ? config.key(account.id(), "groups")
                    : "channels.imessage.groups";
            return Remedy.set(List.of(key.split("\\.")), groups, text + " " + key);
        }

        private List<String> path(String key) {
            return List.of(config.key(account.id(), key).split("\\."));
        }
    }
}
