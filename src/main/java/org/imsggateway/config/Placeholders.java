package org.imsggateway.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.imsggateway.config.ConfigNode.Branch;
import org.imsggateway.config.ConfigNode.Items;
import org.imsggateway.config.ConfigNode.Kind;
import org.imsggateway.config.ConfigNode.Leaf;
import org.springframework.util.PlaceholderResolutionException;

/** Puts values in place of {@code ${NAME}}, and says where one is missing instead of handing the text on. */
final class Placeholders {

    private final UnaryOperator<String> resolver;
    private final List<ConfigFault> faults = new ArrayList<>();

    /** @param resolver throws {@link PlaceholderResolutionException} where a name has no value */
    Placeholders(UnaryOperator<String> resolver) {
        this.resolver = resolver;
    }

    List<ConfigFault> faults() {
        return List.copyOf(faults);
    }

    Branch resolve(Branch tree) {
        return branch(tree, KeyPath.ROOT);
    }

    private Branch branch(Branch branch, KeyPath path) {
        Map<String, ConfigNode> children = new LinkedHashMap<>();
        branch.children().forEach((key, child) -> children.put(key, node(child, path.then(key))));
        return new Branch(children, branch.source());
    }

    private ConfigNode node(ConfigNode node, KeyPath path) {
        return switch (node) {
            case Branch branch -> branch(branch, path);
            case Items items -> items(items, path);
            case Leaf leaf -> leaf.text().contains("${") ? leaf(leaf, path) : leaf;
        };
    }

    private Items items(Items items, KeyPath path) {
        List<ConfigNode> resolved = new ArrayList<>();
        for (int i = 0; i < items.items().size(); i++) {
            resolved.add(node(items.items().get(i), path.then(i)));
        }
        return new Items(resolved, items.source());
    }

    private Leaf leaf(Leaf leaf, KeyPath path) {
        try {
            return new Leaf(Kind.UNTYPED, resolver.apply(leaf.text()), leaf.source());
        } catch (PlaceholderResolutionException e) {
            String problem = "names " + e.getPlaceholder() + ", which is not set";
            String allowed = "a name that is set, ${NAME:default}, or \\${…} for the text itself";
            faults.add(new ConfigFault(path.toString(), null, problem, allowed, leaf.source()));
            return leaf;
        }
    }
}
