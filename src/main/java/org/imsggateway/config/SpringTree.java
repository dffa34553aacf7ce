package org.imsggateway.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imsggateway.config.ConfigNode.Branch;
import org.imsggateway.config.Shape.KnownKey;
import org.imsggateway.config.Shape.Section;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * Rebuilds the tree from Spring's property sources, in their order. Spring flattens YAML into dotted names and loses
 * which dots belonged to a key, the notation of values, and the plus sign of a bare phone number; so a YAML document
 * that Spring has activated is read again, from the resource and line that Spring remembers.
 */
final class SpringTree {

    private static final String HOME_VARIABLE = "IMSG_GATEWAY_HOME";

    private final Section schema;
    private final Map<Resource, List<YamlTree.Document>> yaml = new LinkedHashMap<>();

    SpringTree(Section schema) {
        this.schema = schema;
    }

    /**
     * Merges every source, the strongest last.
     *
     * @throws InvalidConfigException if a YAML file cannot be read
     */
    Branch read(ConfigurableEnvironment environment) {
        List<PropertySource<?>> sources = new ArrayList<>();
        environment.getPropertySources().forEach(sources::add);
        Branch tree = Branch.EMPTY;
        for (PropertySource<?> source : sources.reversed()) {
            if (source instanceof EnumerablePropertySource<?> enumerable) {
                tree = read(enumerable).over(tree);
            }
        }
        return tree;
    }

    private Branch read(EnumerablePropertySource<?> source) {
        return firstPlace(source).filter(Written::inYaml).map(this::document).orElseGet(() -> flat(source));
    }

    /** A line, from 0, of a file. */
    private record Written(Resource file, int line) {

        static Optional<Written> of(EnumerablePropertySource<?> source, String name) {
            if (OriginLookup.getOrigin(source, name) instanceof TextResourceOrigin origin) {
                Resource file = origin.getResource();
                TextResourceOrigin.Location location = origin.getLocation();
                return file == null || location == null
                        ? Optional.empty()
                        : Optional.of(new Written(file, location.getLine()));
            }
            return Optional.empty();
        }

        boolean inYaml() {
            String name = file.getFilename();
            return name != null && (name.endsWith(".yml") || name.endsWith(".yaml"));
        }
    }

    private static Optional<Written> firstPlace(EnumerablePropertySource<?> source) {
        return Arrays.stream(source.getPropertyNames())
                .flatMap(name -> Written.of(source, name).stream())
                .findFirst();
    }

    /** The document of a file that holds a line. */
    private Branch document(Written written) {
        Branch document = yaml.computeIfAbsent(written.file(), SpringTree::load).stream()
                .filter(candidate -> candidate.firstLine() <= written.line())
                .reduce((_, later) -> later)
                .map(YamlTree.Document::tree)
                .orElse(Branch.EMPTY);
        return ours(document);
    }

    private static List<YamlTree.Document> load(Resource resource) {
        try {
            return YamlTree.documents(resource.getContentAsString(StandardCharsets.UTF_8), label(resource));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + label(resource) + " again", e);
        }
    }

    /** As a person would name the file: without the word for its kind, a scheme or a leading dot. */
    private static String label(Resource resource) {
        return resource.isFile() && !(resource instanceof ClassPathResource)
                ? resource.getDescription().replaceFirst("^\\w+ \\[(?:file:)?(?:\\./)?(.*)]$", "$1")
                : resource.getDescription();
    }

    /** Our trees of a document; a name with dots at the top level stands for nested maps. */
    Branch ours(Branch document) {
        Branch tree = new Branch(Map.of(), document.source());
        for (Map.Entry<String, ConfigNode> entry : document.children().entrySet()) {
            List<String> place = PlainMapKeys.split(schema, entry.getKey());
            if (!place.isEmpty() && schema.key(place.getFirst()) != null) {
                boolean single = place.size() == 1;
                tree = nest(single ? List.of(entry.getKey()) : place, entry.getValue())
                        .over(tree);
            }
        }
        return tree;
    }

    private static Branch nest(List<String> place, ConfigNode value) {
        ConfigNode node = value;
        for (String segment : place.reversed()) {
            node = new Branch(Map.of(segment, node), value.source());
        }
        return node instanceof Branch branch ? branch : Branch.EMPTY;
    }

    private Branch flat(EnumerablePropertySource<?> source) {
        var tree = new FlatTree();
        for (String name : source.getPropertyNames()) {
            Object value = source.getProperty(name);
            place(source, name).filter(_ -> value != null).ifPresent(place -> {
                tree.put(place, String.valueOf(value), label(source, name));
            });
        }
        return tree.build(schema);
    }

    private Optional<List<String>> place(EnumerablePropertySource<?> source, String name) {
        if (source instanceof SystemEnvironmentPropertySource && !name.contains(".")) {
            return name.equals(HOME_VARIABLE)
                    ? Optional.of(List.of("gateway", "home"))
                    : PlainMapKeys.splitVariable(schema, name);
        }
        List<String> place = PlainMapKeys.split(schema, name);
        KnownKey root = place.isEmpty() ? null : schema.key(place.getFirst());
        return root == null ? Optional.empty() : Optional.of(place);
    }

    private static String label(EnumerablePropertySource<?> source, String name) {
        return Written.of(source, name)
                .map(written -> label(written.file()) + ":" + (written.line() + 1))
                .orElseGet(() -> switch (source) {
                    case SystemEnvironmentPropertySource _ -> "environment variable " + name;
                    case CommandLinePropertySource<?> _ -> "option --" + name;
                    default -> source.getName() + ": " + name;
                });
    }
}
