package org.imsggateway.inbound;

import java.util.List;
import java.util.stream.Collectors;
import org.imsggateway.message.Whitespace;

/**
 * Messages that are answered as one: the last one, with the words of all.
 *
 * @param joined those that end here, oldest first
 * @param last the one that goes on
 */
record Burst(List<JournalEntry> joined, JournalEntry last) {

    /** Joins messages of one sender; at least one, oldest first. */
    static Burst of(List<JournalEntry> entries) {
        JournalEntry last = entries.getLast();
        if (entries.size() == 1) {
            return new Burst(List.of(), last);
        }
        String text = entries.stream()
                .map(entry -> entry.message().text())
                .filter(one -> !Whitespace.isBlank(one))
                .collect(Collectors.joining("\n"));
        return new Burst(entries.subList(0, entries.size() - 1), last.saying(text));
    }
}
