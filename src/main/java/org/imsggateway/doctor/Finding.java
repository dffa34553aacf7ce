package org.imsggateway.doctor;

/**
 * Something an operator should know.
 *
 * @param severity how much it matters
 * @param symptom what one sees, in a sentence
 * @param cause why
 * @param remedy what to do: a command, a setting, a place in System Settings
 */
public record Finding(Severity severity, String symptom, String cause, String remedy) {}
