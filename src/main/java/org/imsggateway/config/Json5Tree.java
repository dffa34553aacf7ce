package org.imsggateway.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imsggateway.config.ConfigNode.Branch;
import org.imsggateway.config.ConfigNode.Items;
import org.imsggateway.config.ConfigNode.Kind;
import org.imsggateway.config.ConfigNode.Leaf;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON5 into a tree; every node knows its line. */
final class Json5Tree {

    private static final JsonMapper JSON5 = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                    JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS,
                    JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS,
                    JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final JsonParser parser;

    private Json5Tree(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads one JSON5 object.
     *
     * @param file what its lines are called in faults
     * @throws InvalidConfigException if it is not JSON5, or not an object
     */
    static Branch read(String json5, String file) {
        try (JsonParser parser = JSON5.createParser(Json5Text.normalize(json5))) {
            var reader = new Json5Tree(file, parser);
            parser.nextToken();
            ConfigNode root = parser.currentToken() == null ? Branch.EMPTY : reader.node();
            if (root instanceof Branch branch && parser.nextToken() == null) {
                return branch;
            }
            throw invalid(file, "is not one JSON5 object", reader.source());
        } catch (JacksonException e) {
            // A quoted part of the file in the parser's words could be a secret.
            String reason = e.getOriginalMessage().replaceAll("(?s)['\"].*['\"]", "'…'");
            String line = e.getLocation() == null
                    ? file
                    : file + ":" + e.getLocation().getLineNr();
            throw invalid(file, "is not valid JSON5: " + reason, line);
        }
    }

    private static InvalidConfigException invalid(String file, String problem, String source) {
        return new InvalidConfigException(List.of(new ConfigFault(file, null, problem, "a JSON5 object", source)));
    }

    private String source() {
        return file + ":" + parser.currentTokenLocation().getLineNr();
    }

    private ConfigNode node() {
        String source = source();
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> new Branch(children(), source);
            case START_ARRAY -> new Items(items(), source);
            case VALUE_STRING -> new Leaf(Kind.TEXT, parser.getString(), source);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Leaf(Kind.NUMBER, number(), source);
            case VALUE_TRUE, VALUE_FALSE -> new Leaf(Kind.BOOLEAN, parser.getString(), source);
            case VALUE_NULL -> new Leaf(Kind.NULL, "null", source);
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw invalid(file, "is not valid JSON5", source);
        };
    }

    private String number() {
        String text = parser.getString();
        return text.startsWith("+") ? text.substring(1) : text;
    }

    private Map<String, ConfigNode> children() {
        Map<String, ConfigNode> children = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.getString();
            parser.nextToken();
            children.put(key, node());
        }
        return children;
    }

    private List<ConfigNode> items() {
        List<ConfigNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return items;
    }
}
