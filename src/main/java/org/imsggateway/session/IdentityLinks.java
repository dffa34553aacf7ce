package org.imsggateway.session;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.imsggateway.message.Handle;
import org.imsggateway.message.Whitespace;

/** Which handles belong to one person, sorted once by handle. */
final class IdentityLinks {

    /** A number on another channel may look like a phone number, and is somebody else's. */
    private static final Pattern OTHER_CHANNEL =
            Pattern.compile("(?!(?:imessage|sms|auto|tel):)[a-z][a-z0-9-]*:.*", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> names = new HashMap<>();

    private IdentityLinks() {}

    static IdentityLinks of(Map<String, List<String>> written) {
        var links = new IdentityLinks();
        written.forEach((name, ids) -> ids.stream()
                .map(Whitespace::trim)
                .filter(id -> !OTHER_CHANNEL.matcher(id).matches())
                .forEach(id -> links.names.putIfAbsent(Handle.of(id).value(), name.toLowerCase(Locale.ROOT))));
        return links;
    }

    /** The person's name in lower case, or the handle itself if it is linked to nobody. */
    String nameOf(String peer) {
        return names.getOrDefault(peer, peer);
    }
}
