package org.imsggateway.imsg;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.imsggateway.rpc.RpcException;
import tools.jackson.databind.JsonNode;

/**
 * Asks for rows by their numbers, page by page, for one account. An answer that is longer than a line may be is passed over
 * unread, and one that is long takes long; both look like none. So fewer rows are asked for after a page that did not come, by
 * the next child, too, and a row that is too long by itself is passed over: it must not hold up those behind it for ever.
 */
final class RowPages {

    private static final int MOST = 200;
    private static final int FEWER = 8;

    private final LongSupplier longLines;
    private int limit = MOST;

    /**
     * Pages.
     *
     * @param longLines how many lines of the account's children were too long so far
     */
    RowPages(LongSupplier longLines) {
        this.longLines = longLines;
    }

    /**
     * The rows behind one.
     *
     * @param wanted what is asked for, with {@code since_rowid}
     * @param most how many rows at most
     * @param patience how long each page may take
     * @return the page; empty if the next row alone is too long to be read
     */
    synchronized Optional<JsonNode> after(ImsgCalls calls, Map<String, Object> wanted, long most, Duration patience)
            throws RpcException {
        Map<String, Object> params = new HashMap<>(wanted);
        while (true) {
            long asked = Math.min(most, limit);
            long before = longLines.getAsLong();
            params.put("limit", asked);
            try {
                JsonNode page = calls.call("messages.after", params, patience);
                limit = Math.min(MOST, limit * 2);
                return Optional.of(page);
            } catch (RpcException.Timeout none) {
                limit = (int) Math.max(1, asked / FEWER);
                if (longLines.getAsLong() == before) {
                    throw none;
                }
                if (asked == 1) {
                    return Optional.empty();
                }
            }
        }
    }
}
