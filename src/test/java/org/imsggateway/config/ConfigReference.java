package org.imsggateway.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imsggateway.config.Shape.Anything;
import org.imsggateway.config.Shape.Effect;
import org.imsggateway.config.Shape.KnownKey;
import org.imsggateway.config.Shape.Listing;
import org.imsggateway.config.Shape.Scalar;
import org.imsggateway.config.Shape.Section;
import org.imsggateway.config.Shape.Table;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Renders the schema as the reference page and as metadata for editors. */
final class ConfigReference {

    /** One key with its full name, free keys in angle brackets, list positions as {@code []}. */
    record Row(String path, KnownKey key) {}

    private final List<Row> rows = new ArrayList<>();

    static List<Row> rows() {
        var reference = new ConfigReference();
        reference.walk("", ConfigSchema.ROOT);
        return reference.rows;
    }

    private void walk(String path, Section section) {
        section.keys().values().forEach(key -> {
            String name = path.isEmpty() ? key.name() : path + "." + key.name();
            if (!(key.shape() instanceof Section)) {
                rows.add(new Row(name, key));
            }
            inside(name, key.shape());
        });
    }

    private void inside(String path, Shape shape) {
        switch (shape) {
            case Section section -> walk(path, section);
            case Table table -> inside(path + ".<" + table.keyName() + ">", table.value());
            case Listing listing -> inside(path + "[]", listing.item());
            case Scalar _, Anything _ -> {}
        }
    }

    /** The keys whose behaviour comes later, one bullet each; those of an account only once. */
    static List<String> withEffect(Effect effect) {
        return rows().stream()
                .filter(row -> !row.path().contains("accounts.<id>"))
                .filter(row -> row.key().effect() == effect)
                .map(Row::path)
                .toList();
    }

    static String page() {
        var page = new StringBuilder();
        String tree = "";
        for (Row row : rows()) {
            if (row.path().contains("accounts.<id>")) {
                continue;
            }
            String root = row.path().replaceFirst("^(channels\\.\\w+|\\w+).*", "$1");
            if (!root.equals(tree)) {
                page.append("\n### `")
                        .append(root)
                        .append("`\n\n| key | type | default | meaning |\n|---|---|---|---|\n");
                tree = root;
            }
            page.append(line(row));
        }
        list(page, Effect.LATER, "Accepted now, effect comes later");
        list(page, Effect.NONE, "Accepted, without effect in this program");
        list(page, Effect.DEPRECATED, "Deprecated");
        return page.toString();
    }

    private static void list(StringBuilder page, Effect effect, String title) {
        page.append("\n### ").append(title).append("\n\n");
        withEffect(effect).forEach(path -> page.append("- `").append(path).append("`\n"));
    }

    private static String line(Row row) {
        String fallback = row.key().fallback() == null ? "–" : "`" + row.key().fallback() + "`";
        String mark = switch (row.key().effect()) {
            case NOW -> "";
            case LATER -> " *Later.*";
            case NONE -> " *No effect.*";
            case DEPRECATED -> " *Deprecated.*";
        };
        return "| `%s` | %s | %s | %s%s |%n"
                .formatted(
                        row.path(), type(row.key().shape()), fallback, row.key().description(), mark);
    }

    private static String type(Shape shape) {
        return switch (shape) {
            case Scalar scalar when scalar.type().equals("enum") -> "`" + String.join("` `", scalar.words()) + "`";
            case Scalar scalar -> scalar.type();
            case Listing listing when listing.item() instanceof Section -> "list";
            case Listing listing -> "list of " + type(listing.item());
            case Table table -> "map by " + table.keyName();
            case Section _ -> "map";
            case Anything _ -> "any";
        };
    }

    static String metadata() {
        List<Map<String, Object>> properties = new ArrayList<>();
        List<Map<String, Object>> hints = new ArrayList<>();
        rows().forEach(row -> {
            String name = row.path().replaceAll("<\\w+>", "*");
            properties.add(property(name, row.key()));
            if (row.key().shape() instanceof Scalar scalar && !scalar.words().isEmpty()) {
                hints.add(Map.of(
                        "name",
                        name,
                        "values",
                        scalar.words().stream()
                                .map(word -> Map.of("value", word))
                                .toList()));
            }
        });
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("properties", properties);
        document.put(
                "hints",
                hints.stream().map(hint -> new java.util.TreeMap<>(hint)).toList());
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(document)
                        .replace("\r\n", "\n")
                + "\n";
    }

    private static Map<String, Object> property(String name, KnownKey key) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("name", name);
        property.put("type", javaType(key.shape()));
        property.put("description", key.description());
        if (key.fallback() != null) {
            property.put("defaultValue", value(key.shape(), key.fallback()));
        }
        if (key.effect() == Effect.DEPRECATED) {
            property.put("deprecation", Map.of("level", "warning"));
        }
        return property;
    }

    private static Object value(Shape shape, String fallback) {
        return switch (javaType(shape)) {
            case "java.lang.Boolean" -> Boolean.valueOf(fallback);
            case "java.lang.Integer" -> Integer.valueOf(fallback);
            case "java.util.List<java.lang.String>" -> List.of(fallback.split(","));
            default -> fallback;
        };
    }

    private static String javaType(Shape shape) {
        return switch (shape) {
            case Scalar scalar ->
                switch (scalar.type()) {
                    case "boolean" -> "java.lang.Boolean";
                    case "integer", "ms", "hour" -> "java.lang.Integer";
                    case "hours" -> "java.lang.Double";
                    case "duration" -> "java.time.Duration";
                    default -> "java.lang.String";
                };
            case Listing listing when listing.item() instanceof Scalar -> "java.util.List<java.lang.String>";
            case Listing _ -> "java.util.List<java.util.Map<java.lang.String,java.lang.Object>>";
            case Table _ -> "java.util.Map<java.lang.String,java.lang.Object>";
            case Section _, Anything _ -> "java.lang.Object";
        };
    }
}
