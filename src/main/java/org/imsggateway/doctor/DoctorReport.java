package org.imsggateway.doctor;

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
}
