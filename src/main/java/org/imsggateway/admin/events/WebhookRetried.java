package org.imsggateway.admin.events;

/**
 * What {@code POST /webhooks/retry} answers.
 *
 * @param retried how many events wait again
 */
public record WebhookRetried(int retried) {}
