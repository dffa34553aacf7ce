package org.imsggateway.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chat a message belongs to, as Messages describes it.
 *
 * @param id its row number in the Mac's database; 0 if Messages does not (yet) know
 * @param guid its globally unique id; null if unknown
 * @param identifier the handle of a direct chat, or a name such as {@code chat8812}; null if unknown
 * @param name the title people gave it; null or empty if none
 * @param participants the addresses of its members, without our own
 * @param group whether Messages holds it for a group
 */
public record ChatRef(
        long id,
        @Nullable String guid,
        @Nullable String identifier,
        @Nullable String name,
        List<String> participants,
        boolean group) {

    /** Copies the members. */
    public ChatRef {
        participants = List.copyOf(participants);
    }
}
