package org.imsggateway.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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

/** Holds a tree against its description, place by place, and collects everything that does not fit. */
final class TreeCheck {

    private static final int SHOWN = 120;

    private final List<ConfigFault> faults = new ArrayList<>();

    static List<ConfigFault> faults(Branch tree, Section schema) {
        var check = new TreeCheck();
        check.section(tree, schema, KeyPath.ROOT);
        return check.faults;
    }

    private void check(ConfigNode node, Shape shape, KeyPath path, boolean secret) {
        switch (shape) {
            case Section section -> section(node, section, path);
            case Table table -> table(node, table, path);
            case Listing listing -> listing(node, listing, path, secret);
            case Scalar scalar -> scalar(node, scalar, path, secret);
            case Anything _ -> {}
        }
    }

    private void section(ConfigNode node, Section section, KeyPath path) {
        if (!(node instanceof Branch branch)) {
            notAMap(
                    node,
                    path,
                    "a map with the keys " + String.join(", ", section.keys().keySet()));
            return;
        }
        branch.children().forEach((name, child) -> {
            KnownKey key = section.key(name);
            if (key == null) {
                unknown(child, section, path.then(name), name);
            } else {
                check(child, key.shape(), path.then(name), key.secret());
            }
        });
    }

    private void table(ConfigNode node, Table table, KeyPath path) {
        if (node instanceof Branch branch) {
            branch.children().forEach((name, child) -> check(child, table.value(), path.then(name), false));
        } else {
            notAMap(node, path, "a map by " + table.keyName());
        }
    }

    /** A key with nothing after it is an empty map, as it is to a person who reads it. */
    private void notAMap(ConfigNode node, KeyPath path, String allowed) {
        if (!(node instanceof Leaf leaf && leaf.kind() == Kind.NULL)) {
            faults.add(new ConfigFault(path.toString(), null, "expected a map", allowed, node.source()));
        }
    }

    private void listing(ConfigNode node, Listing listing, KeyPath path, boolean secret) {
        if (node instanceof Items items) {
            for (int i = 0; i < items.items().size(); i++) {
                check(items.items().get(i), listing.item(), path.then(i), secret);
            }
            return;
        }
        String value = node instanceof Leaf leaf && listing.item() instanceof Scalar ? shown(leaf, secret) : null;
        String allowed = "a list, such as [a, b]; [] for an empty one";
        faults.add(new ConfigFault(path.toString(), value, "expected a list (array)", allowed, node.source()));
    }

    private void scalar(ConfigNode node, Scalar scalar, KeyPath path, boolean secret) {
        if (!(node instanceof Leaf leaf)) {
            faults.add(new ConfigFault(path.toString(), null, scalar.problem(), scalar.allowed(), node.source()));
        } else if (leaf.kind() == Kind.NULL) {
            String allowed = scalar.allowed() + "; or leave the key out";
            faults.add(new ConfigFault(path.toString(), null, "has no value", allowed, node.source()));
        } else if (!scalar.accepts().test(leaf)) {
            String value = shown(leaf, secret);
            faults.add(new ConfigFault(path.toString(), value, scalar.problem(), scalar.allowed(), node.source()));
        }
    }

    /** The value is not shown: a mistyped key may hold a secret. */
    private void unknown(ConfigNode child, Section section, KeyPath path, String name) {
        String problem = "unrecognized key"
                + Suggestion.nearest(name, section.keys().keySet())
                        .map(nearest -> ", did you mean " + nearest + "?")
                        .orElse("");
        String allowed = section.keys().keySet().stream().sorted().collect(Collectors.joining(", "));
        faults.add(new ConfigFault(path.toString(), null, problem, allowed, child.source()));
    }

    private static @Nullable String shown(Leaf leaf, boolean secret) {
        if (secret) {
            return Secret.MASK;
        }
        String text =
                leaf.text().replaceAll("//[^/@]*@", "//" + Secret.MASK + "@").replaceAll("\\p{Cntrl}", "�");
        String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return leaf.kind() == Kind.TEXT ? '"' + cut + '"' : cut;
    }
}
