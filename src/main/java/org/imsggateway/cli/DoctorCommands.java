package org.imsggateway.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.imsggateway.doctor.DoctorReport;
import org.imsggateway.doctor.Finding;

/** What is wrong, why, and what to do. */
final class DoctorCommands {

    private final Session session;

    DoctorCommands(Session session) {
        this.session = session;
    }

    List<Word> words() {
        return List.of(Word.named("doctor", "look for what is wrong and say what to do; also without a gateway")
                .flags(Flag.JSON, Flag.URL)
                .does(this::doctor));
    }

    private void doctor(Call call) {
        DoctorReport report = session.doctor(call);
        session.show(call, report, this::findings);
        if (!report.healthy()) {
            throw CommandFailure.failed("The doctor found errors: see the remedies above.");
        }
    }

    private String findings(DoctorReport report) {
        return report.findings().isEmpty()
                ? session.paint().good("All is well.")
                : report.findings().stream().map(this::finding).collect(Collectors.joining("\n\n"));
    }

    private String finding(Finding finding) {
        return "%s  %s%n  cause:  %s%n  remedy: %s"
                .formatted(
                        session.paint().word(finding.severity().name()),
                        Plain.line(finding.symptom()),
                        Plain.line(finding.cause()),
                        Plain.line(finding.remedy()));
    }
}
