package org.imsggateway.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration as written, before it is typed. Every node knows where it was written. */
sealed interface ConfigNode {

    /** The file and line, the environment variable or the option; null = a built-in default. */
    @Nullable
    String source();

    /** A map. Keys are plain text: no character of them means anything. */
    record Branch(
            Map<String, ConfigNode> children, @Nullable String source) implements ConfigNode {

        static final Branch EMPTY = new Branch(Map.of(), null);

        @Nullable
        ConfigNode get(String key) {
            return children.get(key);
        }

        /** This map laid over another: map by map, everything else replaced as a whole. */
        Branch over(Branch lower) {
            Map<String, ConfigNode> merged = new LinkedHashMap<>(lower.children);
            children.forEach((key, upper) -> {
                ConfigNode below = merged.get(key);
                if (upper instanceof Leaf leaf && leaf.kind() == Kind.ABSENT) {
                    merged.remove(key);
                } else if (upper instanceof Branch branch) {
                    merged.put(key, branch.over(below instanceof Branch under ? under : EMPTY));
                } else {
                    merged.put(key, upper);
                }
            });
            return new Branch(merged, source == null ? lower.source : source);
        }

        Branch with(String key, ConfigNode value) {
            Map<String, ConfigNode> changed = new LinkedHashMap<>(children);
            changed.put(key, value);
            return new Branch(changed, source);
        }
    }

    /** A list. */
    record Items(List<ConfigNode> items, @Nullable String source) implements ConfigNode {}

    /** One value, as text. A number keeps its digits and its sign as they were written. */
    record Leaf(Kind kind, String text, @Nullable String source) implements ConfigNode {}

    /** What a value is by its notation. */
    enum Kind {
        /** Quoted, or plain and nothing else. */
        TEXT,
        NUMBER,
        BOOLEAN,
        /** A bare yes, no, on or off: a boolean to YAML 1.1, a word to everybody else. */
        WORD,
        NULL,
        /** From a source that has only text, such as an environment variable: whatever the key needs. */
        UNTYPED,
        /** Takes away what a lower source says. */
        ABSENT
    }
}
