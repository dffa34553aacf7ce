package org.imsggateway.session;

/**
 * A session has started afresh, because somebody asked for it or because its time was over. Published when that is
 * committed, in the thread that did it and before its connection to the store is free again: a listener must not use the
 * store in that thread.
 *
 * @param key which session; it keeps its name
 */
public record SessionReset(SessionKey key) {}
