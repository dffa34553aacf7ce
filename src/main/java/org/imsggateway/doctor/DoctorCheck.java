package org.imsggateway.doctor;

import java.util.List;

/** What a feature contributes to the doctor: it looks at its own part and says what a person should know. */
public interface DoctorCheck {

    /**
     * Looks now.
     *
     * @return what was found, the most important first; empty if all is well
     */
    List<Finding> findings();
}
