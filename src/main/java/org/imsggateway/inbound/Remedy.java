package org.imsggateway.inbound;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One thing that could be otherwise.
 *
 * @param text what to do, in the imperative and without a full stop
 * @param path the keys down to the setting that changes; empty if it is no setting
 * @param value what it becomes
 * @param approval whether it is the approval of the sender
 */
record Remedy(String text, List<String> path, Object value, boolean approval) {

    static Remedy set(List<String> path, Object value, String text) {
        return new Remedy(text, path, value, false);
    }

    static Remedy approve(String text) {
        return new Remedy(text, List.of(), "", true);
    }

    /** All of them in one sentence. */
    static String sentence(List<Remedy> remedies) {
        return remedies.stream().map(Remedy::text).collect(Collectors.joining(", and ")) + ".";
    }

    /** All of them as one configuration to lay over another. */
    static Map<String, Object> config(List<Remedy> remedies) {
        Map<String, Object> tree = new LinkedHashMap<>();
        remedies.stream().filter(remedy -> !remedy.path().isEmpty()).forEach(remedy -> put(tree, remedy));
        return tree;
    }

    private static void put(Map<String, Object> tree, Remedy remedy) {
        Map<String, Object> at = tree;
        for (String key : remedy.path().subList(0, remedy.path().size() - 1)) {
            at = inner(at, key);
        }
        String last = remedy.path().getLast();
        if (remedy.value() instanceof Map<?, ?> map) {
            Map<String, Object> inner = inner(at, last);
            map.forEach((key, value) -> inner.putIfAbsent(String.valueOf(key), value));
        } else {
            at.put(last, remedy.value());
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inner(Map<String, Object> tree, String key) {
        return (Map<String, Object>) tree.computeIfAbsent(key, _ -> new LinkedHashMap<>(Collections.emptyMap()));
    }
}
