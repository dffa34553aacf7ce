package org.imsggateway.config;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.imsggateway.config.ConfigNode.Branch;
import org.imsggateway.config.ConfigNode.Items;
import org.imsggateway.config.ConfigNode.Kind;
import org.imsggateway.config.ConfigNode.Leaf;
import org.imsggateway.config.Shape.KnownKey;
import org.imsggateway.config.Shape.Section;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed values out of one map of a tree that has passed validation. Where the map is silent, the default of the
 * schema speaks; {@link #given} leaves it out.
 */
record Settings(Branch branch, Section shape, boolean defaults) {

    static Settings of(@Nullable ConfigNode node, Section shape) {
        return new Settings(node instanceof Branch branch ? branch : Branch.EMPTY, shape, true);
    }

    /** The same map without defaults: what is null was not written. */
    Settings given() {
        return new Settings(branch, shape, false);
    }

    boolean has(String key) {
        return branch.get(key) != null;
    }

    @Nullable
    String text(String key) {
        Leaf leaf = leaf(key);
        return leaf == null ? null : leaf.text();
    }

    /** For a key that has a default, or that validation requires. */
    String needText(String key) {
        return need(key, text(key));
    }

    @Nullable
    Secret secret(String key) {
        String text = text(key);
        return text == null ? null : new Secret(text);
    }

    @Nullable
    Boolean flag(String key) {
        Leaf leaf = leaf(key);
        return leaf == null ? null : Scalars.isTrue(leaf);
    }

    boolean needFlag(String key) {
        return need(key, flag(key));
    }

    @Nullable
    Integer count(String key) {
        BigDecimal number = number(key);
        return number == null ? null : number.intValueExact();
    }

    int needCount(String key) {
        return need(key, count(key));
    }

    @Nullable
    BigDecimal number(String key) {
        Leaf leaf = leaf(key);
        return leaf == null ? null : new BigDecimal(leaf.text());
    }

    Duration needDuration(String key) {
        return Durations.parse(needText(key)).orElseThrow();
    }

    Duration needHours(String key) {
        return Duration.ofSeconds(
                need(key, number(key)).multiply(BigDecimal.valueOf(3600)).longValue());
    }

    <E extends Enum<E> & ConfigWord> @Nullable E word(String key, Class<E> type) {
        String text = text(key);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.word().equals(text))
                .findFirst()
                .orElse(null);
    }

    <E extends Enum<E> & ConfigWord> E needWord(String key, Class<E> type) {
        return need(key, word(key, type));
    }

    /** A path with the user's home in place of a leading tilde. */
    @Nullable
    String path(String key, Path userHome) {
        String text = text(key);
        return text == null ? null : expanded(text, userHome);
    }

    static String expanded(String text, Path userHome) {
        return text.equals("~") || text.startsWith("~/") ? userHome + text.substring(1) : text;
    }

    @Nullable
    List<String> texts(String key) {
        ConfigNode node = branch.get(key);
        if (node instanceof Items) {
            return texts(node);
        }
        String fallback = fallback(key);
        return fallback == null ? null : List.of(fallback.split(",", -1));
    }

    List<String> textsOrNone(String key) {
        List<String> texts = texts(key);
        return texts == null ? List.of() : texts;
    }

    /** The texts of a list; a number in it as its decimal digits. */
    static List<String> texts(@Nullable ConfigNode node) {
        return node instanceof Items items
                ? items.items().stream()
                        .filter(Leaf.class::isInstance)
                        .map(item -> entry((Leaf) item))
                        .toList()
                : List.of();
    }

    Settings section(String key) {
        KnownKey known = need(key, shape.key(key));
        if (!(known.shape() instanceof Section section)) {
            throw new IllegalArgumentException(key + " is not a section");
        }
        Settings inner = of(branch.get(key), section);
        return defaults ? inner : inner.given();
    }

    <T> Map<String, T> table(String key, Function<ConfigNode, T> read) {
        Map<String, T> table = new LinkedHashMap<>();
        if (branch.get(key) instanceof Branch entries) {
            entries.children().forEach((name, entry) -> table.put(name, read.apply(entry)));
        }
        return Collections.unmodifiableMap(table);
    }

    <T> List<T> list(String key, Section item, Function<Settings, T> read) {
        return branch.get(key) instanceof Items items
                ? items.items().stream().map(node -> read.apply(of(node, item))).toList()
                : List.of();
    }

    private @Nullable Leaf leaf(String key) {
        if (branch.get(key) instanceof Leaf leaf) {
            return leaf;
        }
        String fallback = fallback(key);
        return fallback == null ? null : new Leaf(Kind.UNTYPED, fallback, null);
    }

    private @Nullable String fallback(String key) {
        return defaults ? need(key, shape.key(key)).fallback() : null;
    }

    private static String entry(Leaf leaf) {
        boolean exponent = leaf.kind() == Kind.NUMBER && leaf.text().matches(".*[eE].*");
        return exponent ? new BigDecimal(leaf.text()).toPlainString() : leaf.text();
    }

    private static <T> T need(String key, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("no value and no default for " + key);
        }
        return value;
    }
}
