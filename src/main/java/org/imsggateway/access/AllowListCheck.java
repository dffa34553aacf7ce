package org.imsggateway.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.imsggateway.config.AccessGroupConfig;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds entries of allow lists that can never let anybody in, or do it otherwise than they look. */
@Component
class AllowListCheck implements AccessCheck {

    private static final String REMEDY = "Correct the entry, or take it out.";

    private final ConfigStore config;

    AllowListCheck(ConfigStore config) {
        this.config = config;
    }

    @Override
    public List<Finding> findings() {
        GatewayConfig snapshot = config.current();
        List<Finding> findings = new ArrayList<>();
        for (AccountConfig account : snapshot.accounts()) {
            var rules = AccountRules.of(snapshot, account);
            var groups = snapshot.accessGroups();
            check(rules.key("allowFrom"), account.allowFrom(), groups, findings);
            check(rules.key("groupAllowFrom"), account.groupAllowFrom(), groups, findings);
            chats(rules.key("allowFrom"), account.allowFrom()).forEach(findings::add);
            groupKeys(rules).forEach(findings::add);
        }
        Map<String, List<String>> commands =
                Objects.requireNonNullElse(snapshot.commands().allowFrom(), Map.of());
        for (String channel : List.of("imessage", "*")) {
            check("commands.allowFrom." + channel, commands.get(channel), snapshot.accessGroups(), findings);
        }
        snapshot.accessGroups().forEach((name, group) -> members(name, group).forEach(findings::add));
        return List.copyOf(findings);
    }

    private static void check(
            String key, @Nullable List<String> written, Map<String, AccessGroupConfig> groups, List<Finding> findings) {
        AllowList.trimmed(Objects.requireNonNullElse(written, List.of())).stream()
                .flatMap(entry -> advice(key, entry, groups).stream())
                .forEach(findings::add);
    }

    private static Optional<Finding> advice(String key, String entry, Map<String, AccessGroupConfig> groups) {
        return switch (AllowEntry.parse(entry)) {
            case AllowEntry.Never(String why) -> Optional.of(useless(key, entry, why, REMEDY));
            case AllowEntry.InAccessGroup(String name) ->
                groups.containsKey(name)
                        ? Optional.empty()
                        : Optional.of(useless(
                                key,
                                entry,
                                "there is no accessGroups." + name,
                                "Define accessGroups." + name + " with its members, or take the entry out."));
            case AllowEntry.InChat(long id) -> inexact(key, entry, id);
            case AllowEntry.Anyone(),
                    AllowEntry.Person(var _),
                    AllowEntry.InChatOfGuid(var _),
                    AllowEntry.InChatOfIdentifier(var _) -> Optional.empty();
        };
    }

    /** Reading stops at the first character that is no digit, which few people expect. */
    private static Optional<Finding> inexact(String key, String entry, long id) {
        String written = entry.substring(entry.lastIndexOf(':') + 1).strip();
        return written.matches("[0-9]+")
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.ADVICE,
                        "%s holds \"%s\", which is read as chat_id:%d".formatted(key, entry, id),
                        "Invalid chat_id: %s; it must be digits only, and only the leading ones count."
                                .formatted(written),
                        "Write chat_id:%d if that chat is meant.".formatted(id)));
    }

    private static Stream<Finding> chats(String key, List<String> allowFrom) {
        return AllowList.trimmed(allowFrom).stream()
                .filter(entry -> switch (AllowEntry.parse(entry)) {
                    case AllowEntry.InChat _, AllowEntry.InChatOfGuid _, AllowEntry.InChatOfIdentifier _ -> true;
                    case AllowEntry.Anyone _, AllowEntry.Person _, AllowEntry.InAccessGroup _, AllowEntry.Never _ ->
                        false;
                })
                .map(entry -> new Finding(
                        Severity.ADVICE,
                        "%s holds the chat \"%s\"".formatted(key, entry),
                        "A chat in allowFrom lets in everybody who writes in it.",
                        "Put chats into groupAllowFrom, and people into allowFrom."));
    }

    private static Stream<Finding> groupKeys(AccountRules rules) {
        return rules.account().groups().keySet().stream()
                .filter(key -> !key.equals("*") && !key.matches("[1-9][0-9]*"))
                .sorted()
                .map(key -> new Finding(
                        Severity.ADVICE,
                        "%s has the key \"%s\", which no chat has".formatted(rules.key("groups"), key),
                        "Groups are found by the number of their chat, without a prefix.",
                        "Write the number alone, such as \"42\", or \"*\" for every group."));
    }

    private static Stream<Finding> members(String name, AccessGroupConfig group) {
        return group.members().values().stream()
                .flatMap(List::stream)
                .flatMap(member -> AllowList.trimmed(List.of(member)).stream())
                .filter(member -> !(AllowEntry.parse(member) instanceof AllowEntry.Person))
                .distinct()
                .map(member -> useless(
                        "accessGroups." + name,
                        member,
                        "the members of an access group are people: phone numbers and e-mail addresses",
                        "Put a chat or \"*\" into the list itself."));
    }

    private static Finding useless(String key, String entry, String why, String remedy) {
        return new Finding(
                Severity.ADVICE,
                "%s holds \"%s\", which lets nobody in".formatted(key, entry),
                "The entry can never match: " + why + ".",
                remedy);
    }
}
