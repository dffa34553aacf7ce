package org.imsggateway.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imsggateway.config.ConfigNode.Branch;
import org.imsggateway.config.ConfigNode.Items;
import org.imsggateway.config.ConfigNode.Leaf;
import org.imsggateway.config.Shape.Anything;
import org.imsggateway.config.Shape.KnownKey;
import org.imsggateway.config.Shape.Listing;
import org.imsggateway.config.Shape.Scalar;
import org.imsggateway.config.Shape.Section;
import org.imsggateway.config.Shape.Table;

/**
 * Reads a configuration of the compatible system. Keys that this program does not have are set aside and listed; its
 * {@code gateway} tree is one of them, because it means something else there.
 */
final class OpenClawImport {

    private final List<String> ignored = new ArrayList<>();

    /**
     * What an import brought.
     *
     * @param file the file
     * @param tree the keys that this program has; values not yet validated
     * @param ignored the full keys that it does not have
     */
    record Imported(Path file, Branch tree, List<String> ignored) {}

    private OpenClawImport() {}

    /**
     * Reads a file.
     *
     * @param named where the file was named, for the fault if there is none
     * @throws InvalidConfigException if it cannot be read, or is not JSON5
     */
    static Imported read(Path file, ConfigNode named) {
        try {
            // Bytes that are not UTF-8 become replacement characters rather than an error without a line.
            return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), file);
        } catch (IOException e) {
            var fault = new ConfigFault(
                    "gateway.import",
                    file.toString(),
                    "cannot be read (" + e.getClass().getSimpleName() + ")",
                    "a readable JSON5 file; or leave the key out",
                    named.source());
            throw new InvalidConfigException(List.of(fault));
        }
    }

    static Imported parse(String json5, Path file) {
        var reader = new OpenClawImport();
        Branch whole = Json5Tree.read(json5, file.toString());
        Branch known = reader.section(whole, withoutGateway(), KeyPath.ROOT);
        return new Imported(file, entriesAsList(known), List.copyOf(reader.ignored));
    }

    private static Section withoutGateway() {
        return Section.of(ConfigSchema.ROOT.keys().values().stream()
                .filter(key -> !key.name().equals("gateway"))
                .toList());
    }

    private Branch section(Branch branch, Section section, KeyPath path) {
        Map<String, ConfigNode> kept = new LinkedHashMap<>();
        branch.children().forEach((name, child) -> {
            KnownKey key = section.key(name);
            if (key == null) {
                ignored.add(path.then(name).toString());
            } else {
                kept.put(name, node(child, key.shape(), path.then(name)));
            }
        });
        return new Branch(kept, branch.source());
    }

    private ConfigNode node(ConfigNode node, Shape shape, KeyPath path) {
        return switch (shape) {
            case Section section when node instanceof Branch branch -> section(branch, section, path);
            case Table table when node instanceof Branch branch -> table(branch, table, path);
            case Listing listing when node instanceof Items items -> items(items, listing, path);
            case Section _, Table _, Listing _, Scalar _, Anything _ -> node;
        };
    }

    private Branch table(Branch branch, Table table, KeyPath path) {
        Map<String, ConfigNode> kept = new LinkedHashMap<>();
        branch.children().forEach((name, child) -> kept.put(name, node(child, table.value(), path.then(name))));
        return new Branch(kept, branch.source());
    }

    private Items items(Items items, Listing listing, KeyPath path) {
        List<ConfigNode> kept = new ArrayList<>();
        for (int i = 0; i < items.items().size(); i++) {
            kept.add(node(items.items().get(i), listing.item(), path.then(i)));
        }
        return new Items(kept, items.source());
    }

    /** Newer files have a map of agents; as a list, a list in a stronger source replaces it as a whole. */
    private static Branch entriesAsList(Branch tree) {
        if (!(tree.get("agents") instanceof Branch agents && agents.get("entries") instanceof Branch entries)) {
            return tree;
        }
        List<ConfigNode> list = new ArrayList<>();
        if (agents.get("list") instanceof Items items) {
            list.addAll(items.items());
        }
        entries.children().forEach((id, entry) -> list.add(withId(entry, id)));
        Map<String, ConfigNode> changed = new LinkedHashMap<>(agents.children());
        changed.remove("entries");
        changed.put("list", new Items(list, entries.source()));
        return tree.with("agents", new Branch(changed, agents.source()));
    }

    /** An entry that is no map is left for validation to refuse. */
    static ConfigNode withId(ConfigNode entry, String id) {
        return switch (entry) {
            case Branch branch -> branch.with("id", new Leaf(ConfigNode.Kind.TEXT, id, branch.source()));
            case Leaf leaf
            when leaf.kind() == ConfigNode.Kind.NULL ->
                Branch.EMPTY.with("id", new Leaf(ConfigNode.Kind.TEXT, id, leaf.source()));
            case Items _, Leaf _ -> entry;
        };
    }
}
