package org.imsggateway.doctor;

/**
 * One thing that a person should know about this installation, in words that person can act on. Holds no secret and no
 * message text.
 *
 * @param severity how much it matters
 * @param symptom what can be seen, or will be
 * @param cause why
 * @param remedy what to do; names the setting or the command
 */
public record Finding(Severity severity, String symptom, String cause, String remedy) {}
