package org.imsggateway.cli;

import org.imsggateway.doctor.DoctorReport;

/** What can be answered where no gateway runs; the main class knows how, this package does not. */
public interface Offline {

    /**
     * Looks at files and child processes alone.
     *
     * @return what was found
     */
    DoctorReport doctor();
}
