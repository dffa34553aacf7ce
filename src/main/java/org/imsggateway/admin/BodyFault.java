package org.imsggateway.admin;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * What is wrong with a JSON body, said without Java's words.
 *
 * @param type its kind
 * @param field the field, such as {@code media[0]}; null if it is the body as a whole
 * @param detail what is wrong and what is allowed
 */
record BodyFault(ProblemType type, @Nullable String field, String detail) {

    static BodyFault of(HttpMessageNotReadableException failure) {
        return switch (failure.getCause()) {
            case UnrecognizedPropertyException unknown -> unknown(unknown);
            case MismatchedInputException mismatch when !mismatch.getPath().isEmpty() -> mismatch(mismatch);
            case MismatchedInputException whole -> malformed("The body must be one JSON object.");
            case StreamReadException syntax ->
                malformed("The body is not valid JSON at line %d, column %d."
                        .formatted(
                                syntax.getLocation().getLineNr(),
                                syntax.getLocation().getColumnNr()));
            case null, default -> malformed("Send a JSON object as the body.");
        };
    }

    private static BodyFault malformed(String detail) {
        return new BodyFault(ProblemType.MALFORMED_BODY, null, detail);
    }

    private static BodyFault unknown(UnrecognizedPropertyException unknown) {
        String known = unknown.getKnownPropertyIds() == null
                ? ""
                : unknown.getKnownPropertyIds().stream()
                        .map(String::valueOf)
                        .sorted()
                        .collect(Collectors.joining(", ", "; known are ", ""));
        String field = path(unknown);
        return new BodyFault(ProblemType.INVALID_FIELD, field, "There is no field '%s'%s.".formatted(field, known));
    }

    private static BodyFault mismatch(MismatchedInputException mismatch) {
        String field = path(mismatch);
        String given = mismatch instanceof InvalidFormatException format ? " but is '" + shorten(format) + "'" : "";
        return new BodyFault(
                ProblemType.INVALID_FIELD,
                field,
                "The field '%s' must be %s%s.".formatted(field, wanted(mismatch.getTargetType()), given));
    }

    private static String shorten(InvalidFormatException format) {
        String value = String.valueOf(format.getValue());
        return value.length() > 60 ? value.substring(0, 60) + "…" : value;
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a text";
            case "Boolean", "boolean" -> "true or false";
            case "Integer", "int", "Long", "long", "Double", "double" -> "a number";
            case "Instant" -> "a time such as 2026-01-31T12:00:00Z";
            case "List", "ArrayList", "Set" -> "a list";
            default -> "an object";
        };
    }

    private static String path(JacksonException failure) {
        var path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
