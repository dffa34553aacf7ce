package org.imsggateway.config;

import java.util.ArrayList;
import java.util.List;
import org.imsggateway.config.ConfigNode.Branch;
import org.imsggateway.config.ConfigNode.Items;
import org.imsggateway.config.Shape.Anything;
import org.imsggateway.config.Shape.Effect;
import org.imsggateway.config.Shape.KnownKey;
import org.imsggateway.config.Shape.Listing;
import org.imsggateway.config.Shape.Scalar;
import org.imsggateway.config.Shape.Section;
import org.imsggateway.config.Shape.Table;

/** Finds which keys of a tree somebody has set, by when they begin to matter. */
final class SetKeys {

    private final Effect wanted;
    private final List<String> found = new ArrayList<>();

    private SetKeys(Effect wanted) {
        this.wanted = wanted;
    }

    /** The full keys of one kind, in the order of the tree. */
    static List<String> of(Branch tree, Effect wanted) {
        var keys = new SetKeys(wanted);
        keys.visit(tree, ConfigSchema.ROOT, KeyPath.ROOT);
        return List.copyOf(keys.found);
    }

    private void visit(ConfigNode node, Shape shape, KeyPath path) {
        switch (shape) {
            case Section section when node instanceof Branch branch -> section(branch, section, path);
            case Table table
            when node instanceof Branch branch ->
                branch.children().forEach((name, child) -> visit(child, table.value(), path.then(name)));
            case Listing listing when node instanceof Items items -> items(items, listing, path);
            case Section _, Table _, Listing _, Scalar _, Anything _ -> {}
        }
    }

    private void section(Branch branch, Section section, KeyPath path) {
        branch.children().forEach((name, child) -> {
            KnownKey key = section.key(name);
            if (key != null) {
                if (key.effect() == wanted) {
                    found.add(path.then(name).toString());
                }
                visit(child, key.shape(), path.then(name));
            }
        });
    }

    private void items(Items items, Listing listing, KeyPath path) {
        for (int i = 0; i < items.items().size(); i++) {
            visit(items.items().get(i), listing.item(), path.then(i));
        }
    }
}
