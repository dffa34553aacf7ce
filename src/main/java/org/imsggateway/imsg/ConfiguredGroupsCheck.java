package org.imsggateway.imsg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.doctor.DoctorCheck;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.imsggateway.rpc.RpcException;
import tools.jackson.databind.JsonNode;

/** Finds groups in the configuration that Messages does not have: a mistyped number looks like a silent channel. */
final class ConfiguredGroupsCheck implements DoctorCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** With more chats than this, one that is not listed may merely be old. */
    private static final int MOST_CHATS = 5000;

    private final ConfigStore config;
    private final ImsgLinks links;

    ConfiguredGroupsCheck(ConfigStore config, ImsgLinks links) {
        this.config = config;
        this.links = links;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (AccountConfig account : config.current().accounts()) {
            List<String> named = account.groups().keySet().stream()
                    .filter(key -> key.matches("[1-9][0-9]*"))
                    .sorted()
                    .toList();
            if (!named.isEmpty()) {
                chats(account)
                        .ifPresent(known -> named.stream()
                                .filter(key -> !known.contains(key))
                                .forEach(key -> findings.add(finding(account, key))));
            }
        }
        return findings;
    }

    private Finding finding(AccountConfig account, String key) {
        return new Finding(
                Severity.ADVICE,
                "%s has the key \"%s\", but Messages has no chat of that number"
                        .formatted(config.current().key(account.id(), "groups"), key),
                "A chat's number belongs to one Mac, and changes when its Messages database is made anew.",
                "Look the number up with GET /chats, or with `imsg chats` on the Mac.");
    }

    /** The numbers of all chats; empty if they cannot be read now, or may be more than were read. */
    private Optional<Set<String>> chats(AccountConfig account) {
        return links.session(account.id()).flatMap(session -> {
            try {
                JsonNode answer = session.call("chats.list", Map.of("limit", MOST_CHATS), PATIENCE);
                Set<String> ids = new HashSet<>();
                answer.path("chats").forEach(chat -> ids.add(chat.path("id").asString("")));
                return ids.size() < MOST_CHATS ? Optional.of(ids) : Optional.empty();
            } catch (RpcException _) {
                return Optional.empty();
            }
        });
    }
}
