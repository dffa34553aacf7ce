package org.imsggateway.config;

/** Who may talk in groups. */
public enum GroupPolicy implements ConfigWord {
    /** Only those in the effective group list. */
    ALLOWLIST,
    /** Every member. */
    OPEN,
    /** Nobody; every group message is dropped. */
    DISABLED
}
