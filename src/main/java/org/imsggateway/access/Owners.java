package org.imsggateway.access;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Handle;

/**
 * Who owns the gateway. The people named in {@code commands.ownerAllowFrom}; if that names nobody on this channel, those whom
 * {@code allowFrom} of an enabled account names one by one. Neither an approval nor a named group of senders makes an owner.
 *
 * @param everyone whether the list says {@code *}
 * @param people the owners
 */
record Owners(boolean everyone, Set<Handle> people) {

    private static final Pattern PREFIX = Pattern.compile("^([A-Za-z][A-Za-z0-9_-]*):");
    private static final Set<String> OF_THIS_CHANNEL = Set.of(
            "imessage",
            "sms",
            "auto",
            "tel",
            "chat_id",
            "chatid",
            "chat",
            "chat_guid",
            "chatguid",
            "guid",
            "chat_identifier",
            "chatidentifier",
            "chatident",
            "accessgroup");

    static Owners of(GatewayConfig config) {
        List<String> listed = AllowList.trimmed(config.commands().ownerAllowFrom()).stream()
                .filter(Owners::isOfThisChannel)
                .toList();
        if (listed.isEmpty()) {
            return new Owners(false, named(allowed(config)));
        }
        boolean everyone =
                listed.stream().anyMatch(entry -> Handle.of(entry).value().equals("*"));
        return new Owners(everyone, named(listed));
    }

    boolean include(Handle sender) {
        return !sender.isNone() && (everyone || people.contains(sender));
    }

    private static boolean isOfThisChannel(String entry) {
        Matcher prefix = PREFIX.matcher(entry);
        return !prefix.find() || OF_THIS_CHANNEL.contains(prefix.group(1).toLowerCase(Locale.ROOT));
    }

    private static List<String> allowed(GatewayConfig config) {
        return config.accounts().stream()
                .filter(AccountConfig::enabled)
                .flatMap(account -> AllowList.trimmed(account.allowFrom()).stream())
                .toList();
    }

    /** Chats and named groups of senders are nobody here: owning is for people. */
    private static Set<Handle> named(List<String> entries) {
        Set<Handle> people = new HashSet<>();
        for (String entry : entries) {
            if (AllowEntry.parse(entry) instanceof AllowEntry.Person(Handle handle)) {
                people.add(handle);
            }
        }
        return Set.copyOf(people);
    }
}
