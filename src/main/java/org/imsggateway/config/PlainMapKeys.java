package org.imsggateway.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.imsggateway.config.Shape.Anything;
import org.imsggateway.config.Shape.KnownKey;
import org.imsggateway.config.Shape.Listing;
import org.imsggateway.config.Shape.Scalar;
import org.imsggateway.config.Shape.Section;
import org.imsggateway.config.Shape.Table;

/**
 * Finds the places that flat names mean: {@code channels.imessage.dms.a@b.example.historyLimit} from a command line,
 * {@code CHANNELS_IMESSAGE_CLIPATH} from the environment. The schema says where a free map key ends, so that no
 * brackets are needed; {@code [key]} works too. Known keys may be written in any case and with dashes, as everywhere in
 * Spring.
 */
final class PlainMapKeys {

    private PlainMapKeys() {}

    /** The place that a dotted name means, known or not. */
    static List<String> split(Shape shape, String name) {
        List<String> segments = new ArrayList<>();
        split(shape, name, segments);
        return segments;
    }

    /** The place that an environment variable means; empty if it means none. */
    static Optional<List<String>> splitVariable(Shape shape, String name) {
        if (name.isEmpty()) {
            return shape instanceof Section ? Optional.empty() : Optional.of(List.of());
        }
        return switch (shape) {
            case Section section -> variableInSection(section, name);
            case Table table -> variableInTable(table, name);
            case Listing listing -> {
                String index = upTo(name, "_");
                yield index.matches("\\d{1,4}") ? rest(listing.item(), name, index, index) : Optional.empty();
            }
            case Scalar _, Anything _ -> Optional.empty();
        };
    }

    private static Optional<List<String>> variableInSection(Section section, String name) {
        return section.keys().values().stream()
                .sorted(Comparator.comparingInt((KnownKey key) -> key.name().length())
                        .reversed())
                .map(key -> {
                    String upper = key.name().toUpperCase(Locale.ROOT);
                    return name.equals(upper) || name.startsWith(upper + "_")
                            ? rest(key.shape(), name, upper, key.name())
                            : Optional.<List<String>>empty();
                })
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<List<String>> variableInTable(Table table, String name) {
        return IntStream.rangeClosed(1, name.length())
                .filter(end -> end == name.length() || name.charAt(end) == '_')
                .mapToObj(end -> name.substring(0, end))
                .map(key -> rest(table.value(), name, key, key.toLowerCase(Locale.ROOT)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<List<String>> rest(Shape shape, String name, String taken, String segment) {
        String remainder = name.length() == taken.length() ? "" : name.substring(taken.length() + 1);
        return splitVariable(shape, remainder).map(after -> {
            List<String> segments = new ArrayList<>(List.of(segment));
            segments.addAll(after);
            return List.copyOf(segments);
        });
    }

    private static void split(Shape root, String whole, List<String> segments) {
        Shape shape = root;
        String name = whole;
        while (!name.isEmpty()) {
            String typed = bracketed(name) ? inBrackets(name) : end(shape, name);
            Optional<KnownKey> known = shape instanceof Section section ? relaxed(section, typed) : Optional.empty();
            segments.add(known.map(KnownKey::name).orElse(typed));
            shape = switch (shape) {
                case Section _ -> known.map(KnownKey::shape).orElse(new Anything());
                case Table table -> table.value();
                case Listing listing -> listing.item();
                case Scalar _, Anything _ -> new Anything();
            };
            int taken = bracketed(name) ? Math.min(name.length(), typed.length() + 2) : typed.length();
            String remainder = name.substring(taken);
            name = remainder.startsWith(".") ? remainder.substring(1) : remainder;
        }
    }

    private static boolean bracketed(String name) {
        return name.startsWith("[") && name.indexOf(']') > 0;
    }

    private static String inBrackets(String name) {
        return name.substring(1, name.indexOf(']'));
    }

    private static String end(Shape shape, String name) {
        if (name.startsWith("[")) {
            // Not closed, so it is no index but part of a name.
            return name;
        }
        if (!(shape instanceof Table table)) {
            return upTo(upTo(name, "."), "[");
        }
        return switch (table.value()) {
            case Section section -> beforeKnownKey(section, name);
            case Listing _ -> upTo(name, "[");
            case Scalar _, Table _, Anything _ -> name;
        };
    }

    /** A free key ends where the first known key of its entry begins; without one, at the first dot. */
    private static String beforeKnownKey(Section entry, String name) {
        return IntStream.range(1, name.length())
                .filter(dot -> name.charAt(dot) == '.')
                .filter(dot -> relaxed(entry, upTo(upTo(name.substring(dot + 1), "."), "["))
                        .isPresent())
                .mapToObj(dot -> name.substring(0, dot))
                .findFirst()
                .orElseGet(() -> upTo(name, "."));
    }

    private static Optional<KnownKey> relaxed(Section section, String typed) {
        String wanted = Suggestion.relaxed(typed);
        return section.keys().values().stream()
                .filter(key -> Suggestion.relaxed(key.name()).equals(wanted))
                .findFirst();
    }

    private static String upTo(String name, String mark) {
        int end = name.indexOf(mark);
        return end < 0 ? name : name.substring(0, end);
    }
}
