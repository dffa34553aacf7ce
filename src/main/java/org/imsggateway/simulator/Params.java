package org.imsggateway.simulator;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of a request. From 0.14 on the key set is closed and nothing is coerced; before, unknown keys are
 * ignored, numbers, numeric strings and booleans interchange, and what cannot be coerced counts as absent.
 */
final class Params {

    private final ObjectNode values;
    private final Keys keys;
    private final boolean strict;

    Params(String method, JsonNode params, Keys keys, boolean strict) {
        this.keys = keys;
        this.strict = strict;
        if (strict && !params.isObject()) {
            throw RpcError.invalidParams("params must be an object when present");
        }
        this.values = params instanceof ObjectNode object ? object : Json.object();
        if (strict) {
            closed(method);
        }
    }

    private void closed(String method) {
        for (var key : new TreeSet<>(values.propertyNames())) {
            if (!keys.knows(key)) {
                throw RpcError.invalidParams("unknown " + method + " param: " + key);
            }
        }
        for (var all : keys.spellings().values()) {
            if (all.stream().filter(values::has).count() > 1) {
                throw RpcError.invalidParams("use only one of " + String.join(", ", all));
            }
        }
        values.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                throw RpcError.invalidParams(entry.getKey() + " must not be null");
            }
        });
    }

    private @Nullable JsonNode find(String key) {
        for (var spelling : keys.spellingsOf(key)) {
            var value = values.get(spelling);
            if (value != null && !value.isNull()) {
                return value;
            }
        }
        return null;
    }

    boolean has(String key) {
        return find(key) != null;
    }

    private RpcError wrong(String key, String type) {
        var spelled =
                keys.spellingsOf(key).stream().filter(values::has).findFirst().orElse(key);
        return RpcError.invalidParams(spelled + " must be " + type);
    }

    @Nullable
    Long integer(String key) {
        var value = find(key);
        if (value == null) {
            return null;
        }
        if (strict && !(value.isIntegralNumber() && value.canConvertToLong())) {
            throw wrong(key, "an integer");
        }
        return strict ? (Long) value.longValue() : coerced(value);
    }

    private static @Nullable Long coerced(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().longValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? 1L : 0L;
        }
        return value.isString() && value.stringValue().matches("[+-]?\\d{1,18}")
                ? (Long) Long.parseLong(value.stringValue())
                : null;
    }

    long integer(String key, long fallback) {
        var value = integer(key);
        return value == null ? fallback : value;
    }

    boolean bool(String key, boolean fallback) {
        var value = find(key);
        if (value == null) {
            return fallback;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (strict) {
            throw wrong(key, "a boolean");
        }
        if (value.isIntegralNumber()) {
            return value.decimalValue().signum() != 0;
        }
        return switch (value.asString("")) {
            case "true" -> true;
            case "false" -> false;
            default -> fallback;
        };
    }

    @Nullable
    String string(String key) {
        var value = find(key);
        if (value == null) {
            return null;
        }
        if (value.isString()) {
            return value.stringValue();
        }
        if (strict) {
            throw wrong(key, "a string");
        }
        return value.isNumber() ? value.asString() : null;
    }

    String string(String key, String fallback) {
        var value = string(key);
        return value == null ? fallback : value;
    }

    /** The string, or an error where it is absent or empty. */
    String required(String key, String error) {
        var value = string(key);
        if (value == null || value.isBlank()) {
            throw RpcError.invalidParams(error);
        }
        return value;
    }

    List<String> strings(String key) {
        var value = find(key);
        if (value == null) {
            return List.of();
        }
        if (value.isArray()) {
            return elements(key, value);
        }
        if (strict) {
            throw wrong(key, "an array of strings");
        }
        return Arrays.stream(value.asString("").split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private List<String> elements(String key, JsonNode array) {
        var strings = new ArrayList<String>();
        for (var element : array.values()) {
            if (element.isString()) {
                strings.add(element.stringValue());
            } else if (strict) {
                throw wrong(key, "an array of strings");
            }
        }
        return strings;
    }

    List<ObjectNode> objects(String key) {
        var objects = new ArrayList<ObjectNode>();
        var value = find(key);
        if (value != null && !value.isArray()) {
            throw wrong(key, "an array of objects");
        }
        if (value != null) {
            for (var element : value.values()) {
                if (!(element instanceof ObjectNode object)) {
                    throw wrong(key, "an array of objects");
                }
                objects.add(object);
            }
        }
        return objects;
    }

    /** A date as Apple time; null where absent. Old versions read a number or an empty text as a bad date too. */
    @Nullable
    Long date(String key) {
        var value = find(key);
        if (value == null) {
            return null;
        }
        var text = strict ? String.valueOf(string(key)) : value.asString("");
        try {
            return AppleTime.parse(text);
        } catch (DateTimeException e) {
            var detail = "Invalid ISO8601 date: " + text;
            throw strict ? RpcError.invalidParams(detail) : RpcError.internal(detail);
        }
    }

    /** A positive limit; old versions take anything below one as one. */
    int limit(int fallback) {
        var limit = integer("limit", fallback);
        if (strict && limit <= 0) {
            throw RpcError.invalidParams("limit must be a positive integer");
        }
        return Math.clamp(limit, 1, Integer.MAX_VALUE);
    }

    /** The chat id where the method takes no other selector. */
    long requiredChatId() {
        var id = integer("chat_id");
        if (id == null) {
            throw RpcError.invalidParams("chat_id is required");
        }
        return positiveChatId(id);
    }

    long positiveChatId(long id) {
        if (strict && id <= 0) {
            throw RpcError.invalidParams("chat_id must be a positive integer");
        }
        return id;
    }
}
