package org.imsggateway.doctor;

import java.util.List;

/** A feature's own look at itself, for {@code doctor} and {@code GET /doctor}. */
public interface DoctorCheck {

    /**
     * Looks. May read files and ask child processes; changes nothing; takes a few seconds at most.
     *
     * @return what was found; empty if all is well
     */
    List<Finding> findings();
}
