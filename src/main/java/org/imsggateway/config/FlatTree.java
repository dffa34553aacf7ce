package org.imsggateway.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imsggateway.config.ConfigNode.Branch;
import org.imsggateway.config.ConfigNode.Items;
import org.imsggateway.config.ConfigNode.Kind;
import org.imsggateway.config.ConfigNode.Leaf;
import org.imsggateway.config.Shape.Anything;
import org.imsggateway.config.Shape.KnownKey;
import org.imsggateway.config.Shape.Listing;
import org.imsggateway.config.Shape.Scalar;
import org.imsggateway.config.Shape.Section;
import org.imsggateway.config.Shape.Table;
import org.jspecify.annotations.Nullable;

/** Builds a tree from places and texts, as flat sources have them: one value at a time, without types. */
final class FlatTree {

    private final Map<String, FlatTree> inner = new LinkedHashMap<>();
    private @Nullable Leaf leaf;

    void put(List<String> place, String text, String source) {
        FlatTree node = this;
        for (String segment : place) {
            node = node.inner.computeIfAbsent(segment, _ -> new FlatTree());
        }
        node.leaf = new Leaf(Kind.UNTYPED, text, source);
    }

    Branch build(Section schema) {
        return section(schema);
    }

    private ConfigNode node(Shape shape) {
        return switch (shape) {
            case Section section when isMap() -> section(section);
            case Table table when isMap() -> branch(_ -> table.value());
            case Listing listing -> items(listing.item());
            case Anything _ when leaf == null -> branch(_ -> shape);
            case Section _, Table _, Scalar _, Anything _ -> leaf == null ? branch(_ -> new Anything()) : leaf;
        };
    }

    /** An empty text where a map belongs is how Spring hands on an empty map. */
    private boolean isMap() {
        return leaf == null || leaf.text().isEmpty();
    }

    private Branch section(Section section) {
        return branch(name -> {
            KnownKey key = section.key(name);
            return key == null ? new Anything() : key.shape();
        });
    }

    private Branch branch(java.util.function.Function<String, Shape> shapes) {
        Map<String, ConfigNode> children = new LinkedHashMap<>();
        inner.forEach((name, child) -> children.put(name, child.node(shapes.apply(name))));
        return new Branch(children, source());
    }

    /** Numbered values in their order, or one text with commas. */
    private Items items(Shape item) {
        List<ConfigNode> items = new ArrayList<>();
        if (leaf != null && !leaf.text().isEmpty()) {
            for (String part : leaf.text().split(",", -1)) {
                items.add(new Leaf(Kind.UNTYPED, part.strip(), leaf.source()));
            }
        }
        Map<Integer, FlatTree> numbered = new TreeMap<>();
        inner.forEach((name, child) -> numbered.put(name.matches("\\d{1,6}") ? Integer.parseInt(name) : -1, child));
        numbered.values().forEach(child -> items.add(child.node(item)));
        return new Items(items, source());
    }

    private @Nullable String source() {
        if (leaf != null) {
            return leaf.source();
        }
        return inner.values().stream()
                .map(FlatTree::source)
                .filter(source -> source != null)
                .findFirst()
                .orElse(null);
    }
}
