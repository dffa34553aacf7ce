package org.imsggateway.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of one method: each with all its spellings, the documented one first. */
record Keys(Map<String, List<String>> spellings) {

    static final List<String> SELECTOR = List.of("chat_id", "chat_identifier", "chat_guid");
    static final List<String> TARGET =
            List.of("message_id|messageId|message_guid|messageGuid|message", "part_index|partIndex");
    static final String REPLY = "reply_to|replyTo|reply_to_guid|message_guid";
    static final String FORMATTING = "text_formatting|textFormatting|formatting";

    /** Each entry is one parameter; further spellings follow after <code>|</code>. */
    static Keys of(String... entries) {
        return of(List.of(entries));
    }

    static Keys of(List<String> entries) {
        var spellings = new LinkedHashMap<String, List<String>>();
        for (var entry : entries) {
            var all = List.of(entry.split("\\|", -1));
            spellings.put(all.getFirst(), all);
        }
        return new Keys(spellings);
    }

    static Keys selectorAnd(String... entries) {
        return of(SELECTOR).and(entries);
    }

    Keys and(String... entries) {
        return and(List.of(entries));
    }

    Keys and(List<String> entries) {
        var all = new ArrayList<String>();
        spellings.values().forEach(names -> all.add(String.join("|", names)));
        all.addAll(entries);
        return of(all);
    }

    boolean knows(String key) {
        return spellings.values().stream().anyMatch(all -> all.contains(key));
    }

    List<String> spellingsOf(String key) {
        var all = spellings.get(key);
        if (all == null) {
            throw new IllegalArgumentException("undeclared parameter: " + key);
        }
        return all;
    }
}
