package org.imsggateway.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.yaml.snakeyaml.error.YAMLException;

/** Spring reads its files before we do, and would answer broken YAML with a stack trace. */
class InvalidYamlFailureAnalyzer extends AbstractFailureAnalyzer<YAMLException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, YAMLException cause) {
        return new InvalidConfigFailureAnalyzer().analyze(InvalidConfigException.of(cause));
    }
}
