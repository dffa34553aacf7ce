package org.imsggateway.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imsggateway.config.ConfigNode.Branch;
import org.imsggateway.config.ConfigNode.Items;
import org.imsggateway.config.ConfigNode.Leaf;
import org.imsggateway.config.Shape.Effect;
import org.imsggateway.doctor.DoctorCheck;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.imsggateway.message.AccountId;

/** What is allowed in a configuration and still worth a word. */
final class ConfigAdvice implements DoctorCheck {

    private static final int LISTED = 20;
    private static final Set<QueueMode> ACT_AS_COLLECT =
            Set.of(QueueMode.STEER, QueueMode.STEER_BACKLOG, QueueMode.QUEUE);

    private static final Map<String, String> READ_BY = Map.of(
            "url", AgentType.WEBHOOK.word(),
            "secret", AgentType.WEBHOOK.word(),
            "baseUrl", AgentType.OPENAI.word(),
            "apiKey", AgentType.OPENAI.word(),
            "model", AgentType.OPENAI.word(),
            "systemPrompt", AgentType.OPENAI.word(),
            "acp", AgentType.ACP.word());

    private final GatewayConfig config;
    private final LoadedConfig loaded;
    private final List<Finding> findings = new ArrayList<>();

    ConfigAdvice(LoadedConfig loaded) {
        this.loaded = loaded;
        this.config = loaded.config();
        Branch tree = loaded.layers().merged();
        accounts(branch(branch(tree, "channels"), "imessage"));
        agents();
        unreadRuntime(tree);
        findings.addAll(WebhookAdvice.of(config));
        effects(tree);
        imported();
    }

    @Override
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    private void accounts(Branch channel) {
        List<AccountId> ids = config.accounts().stream().map(AccountConfig::id).toList();
        String fallback = config.defaultAccount().value();
        if (channel.get("defaultAccount") instanceof Leaf named) {
            if (!ids.contains(AccountId.of(named.text()))) {
                warn(
                        "whatever names no account uses " + fallback,
                        "channels.imessage.defaultAccount names " + named.text() + ", which is not listed",
                        "name one of " + ids + ", or add that account");
            }
        } else if (ids.size() > 1 && !ids.contains(AccountId.DEFAULT)) {
            advise(
                    "whatever names no account uses " + fallback,
                    "there are several accounts, and none of them is the default",
                    "set defaultAccount or add an account named default");
        }
        Collection<String> keys = branch(channel, "accounts").children().keySet();
        Set<String> doubled = new TreeSet<>();
        Set<AccountId> seen = new TreeSet<>();
        keys.stream().filter(key -> !seen.add(AccountId.of(key))).forEach(doubled::add);
        if (!doubled.isEmpty()) {
            warn(
                    "the settings under " + doubled + " may not be the ones in use",
                    "another key under channels.imessage.accounts means the same account",
                    "keep one key for each account");
        }
    }

    private void agents() {
        if (config.agents().list().stream().filter(AgentConfig::isDefault).count() > 1) {
            advise(
                    "only " + config.agents().defaultAgent().id() + " is the default agent",
                    "several agents say default: true",
                    "keep default: true at one of them");
        }
        config.bindings().stream()
                .filter(binding -> binding.type() == BindingType.ROUTE)
                .map(BindingConfig::agentId)
                .filter(id -> config.agents().agent(id).isEmpty())
                .distinct()
                .forEach(id -> warn(
                        "conversations bound to " + id + " are answered by "
                                + config.agents().defaultAgent().id(),
                        "a binding names an agent that is not in agents.list",
                        "add the agent " + id + ", or correct agentId"));
        if (ACT_AS_COLLECT.contains(config.messages().queueMode())) {
            advise(
                    "messages that wait for a turn are collected into one",
                    "messages.queue.mode " + config.messages().queueMode().word() + " acts as collect here",
                    "set followup, collect or interrupt to choose");
        }
    }

    private void unreadRuntime(Branch tree) {
        if (branch(tree, "agents").get("list") instanceof Items agents) {
            agents.items().forEach(agent -> {
                Branch runtime = agent instanceof Branch branch ? branch(branch, "runtime") : Branch.EMPTY;
                String type = runtime.get("type") instanceof Leaf leaf ? leaf.text() : AgentType.INBOX.word();
                List<String> unread = runtime.children().keySet().stream()
                        .filter(key -> !READ_BY.getOrDefault(key, type).equals(type))
                        .toList();
                if (!unread.isEmpty()) {
                    warn(
                            "an agent of type " + type + " does not read " + String.join(", ", unread),
                            "these settings belong to another runtime.type",
                            "correct runtime.type, or leave them out");
                }
            });
        }
    }

    private void effects(Branch tree) {
        effect(tree, Effect.LATER, "accepted, but without effect in this version", "keep them, or leave them out");
        effect(tree, Effect.NONE, "accepted, but without effect in this program", "leave them out if you like");
        List<String> deprecated = SetKeys.of(tree, Effect.DEPRECATED);
        if (!deprecated.isEmpty()) {
            warn("some settings will go: " + shortened(deprecated), "they are deprecated", "leave them out");
        }
    }

    private void effect(Branch tree, Effect effect, String cause, String remedy) {
        List<String> keys = SetKeys.of(tree, effect);
        if (!keys.isEmpty()) {
            advise("some settings change nothing: " + shortened(keys), cause, remedy);
        }
    }

    private void imported() {
        if (!loaded.ignored().isEmpty()) {
            advise(
                    loaded.ignored().size() + " settings of " + loaded.imported() + " were not taken: "
                            + shortened(loaded.ignored()),
                    "this program does not have these keys",
                    "nothing, or set what you miss in application.yml");
        }
    }

    private static String shortened(List<String> keys) {
        String shown = String.join(", ", keys.subList(0, Math.min(LISTED, keys.size())));
        return keys.size() > LISTED ? shown + " and " + (keys.size() - LISTED) + " more" : shown;
    }

    private void warn(String symptom, String cause, String remedy) {
        findings.add(new Finding(Severity.WARNING, symptom, cause, remedy));
    }

    private void advise(String symptom, String cause, String remedy) {
        findings.add(new Finding(Severity.ADVICE, symptom, cause, remedy));
    }

    private static Branch branch(Branch parent, String key) {
        return parent.get(key) instanceof Branch branch ? branch : Branch.EMPTY;
    }
}
