package org.imsggateway.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.imsggateway.config.ConfigNode.Branch;
import org.imsggateway.config.ConfigNode.Items;
import org.imsggateway.config.ConfigNode.Kind;
import org.imsggateway.config.ConfigNode.Leaf;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads YAML without losing what was written: keys stay text ({@code +15555550123} keeps its plus sign, an address its
 * dots), values keep their notation, and every node knows its line.
 */
final class YamlTree {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Set<String> BOOLEANS = Set.of("true", "True", "TRUE", "false", "False", "FALSE");
    private static final Set<String> WORDS =
            Set.of("yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF");
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    /** Far beyond any configuration. What an alias names counts each time, since a few aliases of aliases are millions. */
    private static final int MOST_VALUES = 100_000;

    private static final int DEEPEST = 100;

    private final String file;
    private final Set<Node> open = new HashSet<>();
    private int values;

    private YamlTree(String file) {
        this.file = file;
    }

    /**
     * One document of a file.
     *
     * @param firstLine the line where it begins, from 0
     */
    record Document(int firstLine, Branch tree) {}

    /**
     * Reads every document of a text.
     *
     * @param file what its lines are called in faults
     * @throws InvalidConfigException if it is not YAML, or a document is not a map
     */
    static List<Document> documents(String yaml, String file) {
        var reader = new YamlTree(file);
        List<Document> documents = new ArrayList<>();
        try {
            for (Node root : new Yaml(new LoaderOptions()).composeAll(new StringReader(yaml))) {
                documents.add(reader.document(root));
            }
        } catch (YAMLException e) {
            throw invalid(e, file);
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            // The parser's own stumble, for example over an escape that the text ends in.
            throw fault(file, "is not valid YAML", file);
        }
        return documents;
    }

    /** What a parser of YAML complains of, without the text that it quotes: a secret may stand there. */
    static InvalidConfigException invalid(YAMLException e, String file) {
        if (e instanceof MarkedYAMLException marked) {
            return new YamlTree(file).invalid(marked.getProblemMark(), "is not valid YAML: " + marked.getProblem());
        }
        // Neither a place nor, where it quotes the text, words that may be shown.
        String reason = e instanceof ReaderException ? "it has characters that YAML does not allow" : e.getMessage();
        return fault(file, "is not valid YAML: " + reason, file);
    }

    private Document document(Node root) {
        ConfigNode node = node(root);
        if (node instanceof Branch branch) {
            return new Document(root.getStartMark().getLine(), branch);
        }
        if (node instanceof Leaf leaf && leaf.kind() == Kind.NULL) {
            return new Document(root.getStartMark().getLine(), Branch.EMPTY);
        }
        throw invalid(root.getStartMark(), "is not a map of keys");
    }

    private ConfigNode node(Node node) {
        return within(node, () -> converted(node));
    }

    private ConfigNode converted(Node node) {
        return switch (node) {
            case MappingNode map -> new Branch(children(map), source(map.getStartMark()));
            case SequenceNode list ->
                new Items(list.getValue().stream().map(this::node).toList(), source(list.getStartMark()));
            case ScalarNode scalar -> new Leaf(kind(scalar), scalar.getValue(), source(scalar.getStartMark()));
            default -> throw invalid(node.getStartMark(), "has an unexpected kind of node");
        };
    }

    /** Reads a node that is not being read already, and neither too deep nor one too many. */
    private <T> T within(Node node, Supplier<T> reading) {
        values++;
        if (values > MOST_VALUES) {
            throw invalid(node.getStartMark(), "has more than " + MOST_VALUES + " values");
        }
        if (open.contains(node)) {
            throw invalid(node.getStartMark(), "has an anchor that contains itself");
        }
        if (open.size() >= DEEPEST) {
            throw invalid(node.getStartMark(), "is nested deeper than " + DEEPEST + " levels");
        }
        open.add(node);
        try {
            return reading.get();
        } finally {
            open.remove(node);
        }
    }

    private Map<String, ConfigNode> children(MappingNode map) {
        Map<String, ConfigNode> merged = new LinkedHashMap<>();
        Map<String, ConfigNode> own = new LinkedHashMap<>();
        for (NodeTuple tuple : map.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw invalid(tuple.getKeyNode().getStartMark(), "has a key that is not text");
            }
            if (key.getValue().equals("<<") && key.getScalarStyle() == ScalarStyle.PLAIN) {
                merged.putAll(mergeKey(tuple.getValueNode()));
            } else if (own.put(key.getValue(), node(tuple.getValueNode())) != null) {
                throw invalid(key.getStartMark(), "has the key " + key.getValue() + " twice in one map");
            }
        }
        merged.putAll(own);
        return merged;
    }

    /** The maps named by {@code <<}; in a list of them, an earlier one wins. */
    private Map<String, ConfigNode> mergeKey(Node value) {
        Map<String, ConfigNode> merged = new LinkedHashMap<>();
        switch (value) {
            case MappingNode map -> merged.putAll(within(map, () -> children(map)));
            case SequenceNode list ->
                merged.putAll(within(list, () -> {
                    Map<String, ConfigNode> all = new LinkedHashMap<>();
                    list.getValue().reversed().forEach(item -> all.putAll(mergeKey(item)));
                    return all;
                }));
            default -> throw invalid(value.getStartMark(), "merges something that is not a map");
        }
        return merged;
    }

    private static Kind kind(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return Kind.TEXT;
        }
        if (NULLS.contains(text)) {
            return Kind.NULL;
        }
        if (BOOLEANS.contains(text)) {
            return Kind.BOOLEAN;
        }
        if (WORDS.contains(text)) {
            return Kind.WORD;
        }
        return NUMBER.matcher(text).matches() ? Kind.NUMBER : Kind.TEXT;
    }

    private String source(Mark mark) {
        return file + ":" + (mark.getLine() + 1);
    }

    private InvalidConfigException invalid(Mark mark, String problem) {
        return fault(file, problem, source(mark));
    }

    private static InvalidConfigException fault(String file, String problem, String source) {
        return new InvalidConfigException(
                List.of(new ConfigFault(file, null, problem, "a YAML map of configuration keys", source)));
    }
}
