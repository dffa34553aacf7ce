package org.imsggateway.admin.events;

/**
 * What {@code POST /webhooks/retry} answers.
 *
 * @param retried how many events had been given up and wait again
 * @param waiting how many wait now, with these, and are tried without a pause
 * @param unconfigured how many are kept for addresses that are no longer configured; nothing became of them
 */
public record WebhookRetried(int retried, int waiting, int unconfigured) {}
