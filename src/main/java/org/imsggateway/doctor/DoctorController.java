package org.imsggateway.doctor;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what every feature finds when it looks at itself. */
@RestController
class DoctorController {

    private final List<DoctorCheck> checks;

    DoctorController(List<DoctorCheck> checks) {
        this.checks = checks;
    }

    @GetMapping(path = "/doctor", produces = "application/json")
    DoctorReport doctor() {
        return DoctorReport.of(checks);
    }
}
