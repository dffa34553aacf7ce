package org.imsggateway.config;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows every fault of a configuration instead of a stack trace. */
class InvalidConfigFailureAnalyzer extends AbstractFailureAnalyzer<InvalidConfigException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigException cause) {
        String faults = cause.faults().stream()
                .map(InvalidConfigFailureAnalyzer::paragraph)
                .collect(Collectors.joining(System.lineSeparator() + System.lineSeparator()));
        int count = cause.faults().size();
        String description = "The configuration has " + count + (count == 1 ? " fault:" : " faults:")
                + System.lineSeparator() + System.lineSeparator() + faults;
        return new FailureAnalysis(
                description,
                "Correct what is named above and start again. docs/configuration.md has every key.",
                cause);
    }

    private static String paragraph(ConfigFault fault) {
        String line = System.lineSeparator() + "        ";
        String value = fault.value() == null ? "" : line + "found:   " + fault.value();
        String where = fault.source() == null ? "" : line + "where:   " + fault.source();
        return "    " + fault.path() + line + "problem: " + fault.problem() + value + line + "allowed: "
                + fault.allowed() + where;
    }
}
