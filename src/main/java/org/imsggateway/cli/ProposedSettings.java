package org.imsggateway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Settings as someone typed them, made into a tree. The gateway judges what they mean. */
final class ProposedSettings {

    private static final TypeReference<Map<String, @Nullable Object>> TREE = new TypeReference<>() {};

    /** A key between dots; in double quotes it may hold dots itself. */
    private static final Pattern STEP = Pattern.compile("\\G(?:\"([^\"]+)\"|([^.\"]+))(?:\\.|$)");

    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, @Nullable Object> tree = new LinkedHashMap<>();

    Map<String, @Nullable Object> tree() {
        return tree;
    }

    /** Takes all settings of a JSON file. */
    void file(String file) {
        try {
            tree.putAll(json.readValue(Files.readString(Path.of(file)), TREE));
        } catch (IOException unreadable) {
            throw CommandFailure.failed("%s cannot be read: name a file that is there.".formatted(file));
        } catch (JacksonException malformed) {
            throw CommandFailure.failed(
                    "%s is not one JSON object such as {\"channels\": {\"imessage\": {\"dmPolicy\": \"pairing\"}}}."
                            .formatted(file));
        }
    }

    /** Takes one setting, {@code key=value}; the value is JSON, or else a text. */
    void set(String setting) {
        int equals = setting.indexOf('=');
        List<String> path = equals < 1 ? List.of() : path(setting.substring(0, equals));
        if (path.isEmpty()) {
            throw CommandFailure.usage(
                    "'%s' is no setting: write one such as channels.imessage.dmPolicy=pairing.".formatted(setting));
        }
        Map<String, @Nullable Object> at = tree;
        for (String key : path.subList(0, path.size() - 1)) {
            at = inner(at, key);
        }
        at.put(path.getLast(), value(setting.substring(equals + 1)));
    }

    private static List<String> path(String key) {
        List<String> path = new ArrayList<>();
        Matcher step = STEP.matcher(key);
        int end = 0;
        while (end < key.length() && step.find()) {
            path.add(step.group(1) == null ? step.group(2) : step.group(1));
            end = step.end();
        }
        return end == key.length() && !key.endsWith(".") ? path : List.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> inner(Map<String, @Nullable Object> at, String key) {
        if (!(at.get(key) instanceof Map<?, ?>)) {
            at.put(key, new LinkedHashMap<String, @Nullable Object>());
        }
        return (Map<String, @Nullable Object>) java.util.Objects.requireNonNull(at.get(key));
    }

    private @Nullable Object value(String written) {
        try {
            return json.readValue(written, Object.class);
        } catch (JacksonException text) {
            return written;
        }
    }
}
