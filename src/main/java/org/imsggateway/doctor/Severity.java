package org.imsggateway.doctor;

/** How much a finding matters. */
public enum Severity {
    /** Something does not work. */
    ERROR,
    /** Something works less well than it should, or will stop working. */
    WARNING,
    /** Something could be better. */
    ADVICE
}
