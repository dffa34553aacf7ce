package org.imsggateway.rpc;

/**
 * What a peer sent that nobody could use, since the client was made.
 *
 * @param badLines lines that were no JSON-RPC message
 * @param longLines lines over the length limit, passed over unread
 * @param lateAnswers answers to calls that had been given up
 * @param unknownIds answers to calls that were never made, or without an id
 * @param failedHandlers messages whose handler threw
 */
public record RpcCounters(long badLines, long longLines, long lateAnswers, long unknownIds, long failedHandlers) {}
