package org.imsggateway.simulator;

import java.io.StringWriter;
import java.util.function.IntPredicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON trees over the streaming layer alone: no mapper is built, which keeps the start of the child process short. */
final class Json {

    /** What a parser on Apple's system says of anything it cannot read. */
    static final String BAD_FORMAT = "The operation could not be completed. The data is not in the correct format.";

    private static final JsonFactory ESCAPING = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();
    private static final JsonFactory PLAIN = JsonFactory.builder()
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static ArrayNode array() {
        return NODES.arrayNode();
    }

    static ArrayNode strings(Iterable<String> values) {
        var array = array();
        values.forEach(array::add);
        return array;
    }

    /** One line with <code>/</code> written as <code>\/</code>, as imsg does on the wire. */
    static String line(JsonNode node) {
        return write(ESCAPING, node);
    }

    static String plainLine(JsonNode node) {
        return write(PLAIN, node);
    }

    private static String write(JsonFactory factory, JsonNode node) {
        var text = new StringWriter(256);
        try (var generator = factory.createGenerator(ObjectWriteContext.empty(), text)) {
            write(generator, node);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                out.writeStartObject();
                node.properties().forEach(entry -> {
                    out.writeName(entry.getKey());
                    write(out, entry.getValue());
                });
                out.writeEndObject();
            }
            case ARRAY -> {
                out.writeStartArray();
                node.values().forEach(element -> write(out, element));
                out.writeEndArray();
            }
            case STRING -> out.writeString(node.stringValue());
            case BOOLEAN -> out.writeBoolean(node.booleanValue());
            case NUMBER -> number(out, node);
            case NULL, MISSING, BINARY, POJO -> out.writeNull();
        }
    }

    private static void number(JsonGenerator out, JsonNode node) {
        if (node.isBigInteger()) {
            out.writeNumber(node.bigIntegerValue());
        } else if (node.isIntegralNumber()) {
            out.writeNumber(node.longValue());
        } else {
            out.writeNumber(node.decimalValue());
        }
    }

    /**
     * Reads one JSON text.
     *
     * @throws RpcError a parse error, also for an unpaired surrogate, which JSON can spell but Unicode cannot
     */
    static JsonNode parse(String text) {
        try (var parser = ESCAPING.createParser(ObjectReadContext.empty(), text)) {
            var node = value(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw RpcError.parse(BAD_FORMAT);
            }
            return node;
        } catch (JacksonException | NumberFormatException e) {
            throw RpcError.parse(BAD_FORMAT);
        }
    }

    private static JsonNode value(JsonParser parser, @org.jspecify.annotations.Nullable JsonToken token) {
        if (token == null) {
            throw RpcError.parse(BAD_FORMAT);
        }
        return switch (token) {
            case START_OBJECT -> objectValue(parser);
            case START_ARRAY -> arrayValue(parser);
            case VALUE_STRING -> NODES.stringNode(paired(parser.getString()));
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw RpcError.parse(BAD_FORMAT);
        };
    }

    private static JsonNode objectValue(JsonParser parser) {
        var object = object();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = paired(parser.currentName());
            object.set(name, value(parser, parser.nextToken()));
        }
        return object;
    }

    private static JsonNode arrayValue(JsonParser parser) {
        var array = array();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token));
        }
        return array;
    }

    private static JsonNode integer(JsonParser parser) {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? NODES.numberNode(parser.getBigIntegerValue())
                : NODES.numberNode(parser.getLongValue());
    }

    private static String paired(String text) {
        IntPredicate lone = c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        if (text.codePoints().anyMatch(lone)) {
            throw RpcError.parse(BAD_FORMAT);
        }
        return text;
    }
}
