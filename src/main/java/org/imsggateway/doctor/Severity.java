package org.imsggateway.doctor;

/** How much a finding matters. */
public enum Severity {
    /** Something does not work until a person acts. */
    ERROR,
    /** Something works, but probably not as intended. */
    WARNING,
    /** Nothing is wrong; a better way exists. */
    ADVICE
}
