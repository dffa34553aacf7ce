package org.imsggateway.delivery;

import java.util.Optional;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Service;

/**
 * A target as a row of the outbox keeps it. An address comes from Messages and may look like anything, even like another
 * kind of target; a stored one is read back as exactly what was stored, because one that could not be read would hold up
 * all that wait behind it.
 */
final class StoredTarget {

    private static final String ID = "chat_id:";
    private static final String GUID = "chat_guid:";
    private static final String IDENTIFIER = "chat_identifier:";
    private static final String HANDLE = "handle:";

    private StoredTarget() {}

    static String write(ChatTarget target) {
        return switch (target) {
            case ChatTarget.ById(long id) -> ID + id;
            case ChatTarget.ByGuid(String guid) -> GUID + guid;
            case ChatTarget.ByIdentifier(String identifier) -> IDENTIFIER + identifier;
            case ChatTarget.ByHandle(String handle, Optional<Service> service) ->
                HANDLE + service.map(Service::word).orElse("") + ":" + handle;
        };
    }

    static ChatTarget read(String stored) {
        if (stored.startsWith(HANDLE)) {
            int colon = stored.indexOf(':', HANDLE.length());
            Optional<Service> service = Service.ofWord(stored.substring(HANDLE.length(), colon));
            return new ChatTarget.ByHandle(stored.substring(colon + 1), service);
        }
        if (stored.startsWith(GUID)) {
            return new ChatTarget.ByGuid(stored.substring(GUID.length()));
        }
        return stored.startsWith(IDENTIFIER)
                ? new ChatTarget.ByIdentifier(stored.substring(IDENTIFIER.length()))
                : new ChatTarget.ById(Long.parseLong(stored.substring(ID.length())));
    }
}
