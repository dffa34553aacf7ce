package org.imsggateway.inbound;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imsggateway.message.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What a decision depends on besides the message and the configuration. Taken once per message, so that the decision itself
 * asks nobody and can be made again later from the same facts.
 *
 * @param ours whether this gateway sent the row, now or earlier
 * @param selfChatCopy whether it is the second copy of a note to self
 * @param limited whether its conversation is held back because of a loop
 * @param late whether it came so long after it was sent that it is past the age fence
 * @param released whether an operator sent it on its way again after it was held
 * @param approval whether it is a reaction that answers what an agent asked the owners
 * @param approved who has been approved by pairing on its account
 */
record Circumstances(
        boolean ours,
        boolean selfChatCopy,
        boolean limited,
        boolean late,
        boolean released,
        boolean approval,
        Set<Handle> approved) {

    /** Copies the handles. */
    Circumstances {
        approved = Set.copyOf(approved);
    }

    /** The same, had the sender been approved. */
    Circumstances withApproved(Handle sender) {
        Set<Handle> more = new HashSet<>(approved);
        more.add(sender);
        return new Circumstances(ours, selfChatCopy, limited, late, released, approval, more);
    }

    /** What the journal keeps of it; null if there is nothing in particular. Who is approved is asked anew each time. */
    @Nullable
    String words() {
        String words = Stream.of(
                        ours ? "ours" : "",
                        selfChatCopy ? "copy" : "",
                        limited ? "limited" : "",
                        late ? "late" : "",
                        released ? "released" : "",
                        approval ? "approval" : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(","));
        return words.isEmpty() ? null : words;
    }

    /**
     * What was known when a row was judged.
     *
     * @param words as the journal kept them; null for nothing in particular
     * @param approved who is approved now
     */
    static Circumstances recorded(@Nullable String words, Set<Handle> approved) {
        List<String> known = words == null ? List.of() : List.of(words.split(","));
        return new Circumstances(
                known.contains("ours"),
                known.contains("copy"),
                known.contains("limited"),
                known.contains("late"),
                known.contains("released"),
                known.contains("approval"),
                approved);
    }
}
