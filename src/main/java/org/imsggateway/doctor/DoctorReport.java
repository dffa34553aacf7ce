package org.imsggateway.doctor;

import java.util.Comparator;
import java.util.List;

/**
 * What {@code GET /doctor} answers.
 *
 * @param healthy whether no finding is an error
 * @param findings the findings, the gravest first
 */
public record DoctorReport(boolean healthy, List<Finding> findings) {

    /** Copies the findings. */
    public DoctorReport {
        findings = List.copyOf(findings);
    }

    /**
     * Lets every check look, one after the other.
     *
     * @param checks the checks
     * @return what they found together
     */
    public static DoctorReport of(List<DoctorCheck> checks) {
        List<Finding> findings = checks.stream()
                .flatMap(check -> check.findings().stream())
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        return new DoctorReport(findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR), findings);
    }
}
