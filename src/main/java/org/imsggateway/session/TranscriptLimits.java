package org.imsggateway.session;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Handle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How much of a session an agent is shown, and how much of the time before it. Asks nobody; what was sorted for the last
 * configuration of an account is kept between calls.
 */
@Component
public class TranscriptLimits {

    private static final Pattern OWN_CONVERSATION = Pattern.compile("agent:[^:]+:imessage:(direct|group):(.+)");

    /** The limits of single people, by normalised handle in lower case. */
    private record Prepared(AccountConfig account, Map<String, Integer> people) {}

    private final Map<AccountId, Prepared> prepared = new ConcurrentHashMap<>();

    /** Makes the limits. */
    public TranscriptLimits() {}

    /**
     * How many entries of people an agent is shown, with what followed each. Limited are only sessions of one direct
     * conversation ({@code dms.<handle>.historyLimit}, else {@code dmHistoryLimit}) and of one group
     * ({@code historyLimit}); the main session and those by person or account are not.
     *
     * @param key the session
     * @param account the account of the message that is answered
     * @return the limit, at least 1; empty for no limit, which is also what a setting of 0 means
     */
    public OptionalInt userTurns(SessionKey key, AccountConfig account) {
        Matcher own = OWN_CONVERSATION.matcher(key.value());
        if (!own.matches()) {
            return OptionalInt.empty();
        }
        Integer limit =
                own.group(1).equals("group") ? Integer.valueOf(account.historyLimit()) : of(own.group(2), account);
        return limit == null || limit == 0 ? OptionalInt.empty() : OptionalInt.of(limit);
    }

    /**
     * How many earlier messages of a direct conversation a new session begins with: {@code dms.<handle>.historyLimit}, else
     * {@code dmHistoryLimit}, else none.
     *
     * @param sender the other person
     * @param account the account
     * @return how many messages; 0 for none
     */
    public int seed(Handle sender, AccountConfig account) {
        Integer limit = of(sender.value().toLowerCase(Locale.ROOT), account);
        return limit == null ? 0 : limit;
    }

    private @Nullable Integer of(String person, AccountConfig account) {
        return people(account).getOrDefault(person, account.dmHistoryLimit());
    }

    private Map<String, Integer> people(AccountConfig account) {
        Prepared current = prepared.get(account.id());
        if (current == null || !current.account().equals(account)) {
            current = new Prepared(account, sorted(account));
            prepared.put(account.id(), current);
        }
        return current.people();
    }

    private static Map<String, Integer> sorted(AccountConfig account) {
        Map<String, Integer> people = new HashMap<>();
        account.dms().forEach((written, entry) -> {
            Integer limit = entry.historyLimit();
            if (limit != null) {
                people.putIfAbsent(Handle.of(written).value().toLowerCase(Locale.ROOT), limit);
            }
        });
        return people;
    }
}
