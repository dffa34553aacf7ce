package org.imsggateway.admin;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Reports a start that failed in one line where one is enough. */
class StartFailureReporter implements FailureAnalysisReporter {

    private static final Logger log = LoggerFactory.getLogger(StartFailureReporter.class);

    @Override
    public void report(FailureAnalysis analysis) {
        String action =
                analysis.getAction() == null || analysis.getAction().isBlank() ? "" : " " + analysis.getAction();
        log.error("imsg-gateway did not start. {}{}", analysis.getDescription(), action);
        log.debug("Why it did not start", analysis.getCause());
    }
}
