package org.imsggateway.imsg;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.inbound.InboundPipeline;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.rpc.RpcException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The stream of one account's messages, over all its children: catches up from what was durably accepted, subscribes from
 * there, and subscribes again when imsg ends a subscription. Rows may come twice; none is left out.
 */
final class ImsgWatch {

    private static final Logger log = LoggerFactory.getLogger(ImsgWatch.class);
    private static final int BUFFER = 1024;
    private static final String ROW = "since_rowid";

    private final ImsgLink link;
    private final InboundPipeline pipeline;
    private final ImsgRows rows;
    private final DatabaseIdentity identity;
    private final StartingPoint start;
    private final MissingRows missing;
    private final LateRows late;
    private final RowPages pages;
    private final ImsgPace pace;
    private final ImsgMessageReader reader = new ImsgMessageReader();
    private final AtomicReference<@Nullable String> interruption = new AtomicReference<>();
    private final HeardRows heard;

    ImsgWatch(ImsgLink link, InboundPipeline pipeline, DatabaseIdentity identity, MissingRows missing, ImsgPace pace) {
        this.link = link;
        this.heard = link.heard();
        this.pipeline = pipeline;
        this.missing = missing;
        this.rows = new ImsgRows(link, pipeline, missing, this::interrupted);
        this.identity = identity;
        this.start = new StartingPoint(link, pipeline, identity, missing, pace.clock());
        this.pages = new RowPages(() -> link.client().counters().longLines());
        this.late = new LateRows(link, missing, pages, this::take);
        this.pace = pace;
        link.client().onNotification("message", params -> came(params.path("message")));
        link.client().onNotification("error", params -> interrupted(words(params.path("error"))));
        link.client().onNotification("watch.overflow", _ -> interrupted("the stream was read too slowly"));
    }

    void start() {
        rows.start();
    }

    void stop() {
        rows.stop();
    }

    /** Which database it hears. */
    DatabaseIdentity identity() {
        return identity;
    }

    /** How far it has heard. */
    HeardRows heard() {
        return heard;
    }

    /** Whether nothing that was heard waits to be stored; while something does, the stream may be read no further. */
    boolean isIdle() {
        return rows.isIdle();
    }

    /** How many of the rows that were heard have been stored since the program started. */
    long stored() {
        return rows.carried();
    }

    /** Why imsg ended the subscription; null while it runs. */
    @Nullable
    String interruption() {
        return interruption.get();
    }

    /**
     * Catches up and subscribes. Returns when live messages come.
     *
     * @throws RpcException when the child does not answer, or answers with an error
     */
    void subscribe(ImsgSession session, AccountConfig account) throws RpcException, InterruptedException {
        try {
            begin(session, account);
        } catch (RuntimeException e) {
            // So does a wait for the store end when a command interrupts it.
            ImsgOpening.stopIfInterrupted();
            throw e;
        }
    }

    private void begin(ImsgSession session, AccountConfig account) throws RpcException, InterruptedException {
        interruption.set(null);
        session.unsubscribe();
        MessageTable table = new MessageTable(session, session.capabilities(), pace.patience());
        long from = start.find(session.key(), table);
        rows.release();
        heard.begin(start.floor(from));
        if (from > 0 && session.capabilities().pagesAfterCursor()) {
            from = catchUp(session, account, from);
        }
        identity.keep(table);
        Map<String, Object> params = wanted(account);
        if (from != 0) {
            params.put(ROW, from);
        }
        if (session.capabilities().isStrict()) {
            params.put("buffer_limit", BUFFER);
        }
        JsonNode answer = session.call("watch.subscribe", params, pace.patience());
        session.subscribed(answer.path("subscription").asLong(0));
    }

    /** Looks for what the stream passed over, if it is time to, and keeps durably how far it has come. */
    void lookForLate(ImsgSession session, AccountConfig account) throws InterruptedException {
        if (interruption() == null && rows.isIdle()) {
            late.look(session, account);
        }
        KnownRows known = missing.unsaved();
        // Only what is stored may be taken for heard by the next life of the program.
        if (known != null && rows.isIdle()) {
            missing.save(known);
        }
    }

    private static Map<String, Object> wanted(AccountConfig account) {
        Map<String, Object> params = new HashMap<>();
        params.put("attachments", account.includeAttachments());
        params.put("include_reactions", true);
        return params;
    }

    private long catchUp(ImsgSession session, AccountConfig account, long from)
            throws RpcException, InterruptedException {
        long cursor = from;
        boolean more = true;
        while (more) {
            Map<String, Object> params = wanted(account);
            params.put(ROW, cursor);
            Optional<JsonNode> page = pages.after(session, params, Long.MAX_VALUE, pace.patience());
            for (JsonNode message : page.map(rows -> rows.path("messages")).orElse(MissingNode.getInstance())) {
                take(message);
            }
            long next = page.isEmpty()
                    ? tooLong(cursor + 1)
                    : page.get().path("next_rowid").asLong(cursor);
            // A page that does not move on would be asked for again without end.
            more = page.isEmpty() || (page.get().path("has_more").asBoolean(false) && next > cursor);
            cursor = Math.max(cursor, next);
            missing.passed(cursor);
            heard.caughtUp(cursor);
        }
        return cursor;
    }

    private long tooLong(long row) {
        link.countMalformed();
        log.warn("message passed over, it is too long account={} row={}", link.account(), row);
        pipeline.malformed(link.account(), "row " + row + ": too long to be read");
        return row;
    }

    private void came(JsonNode message) {
        try {
            take(message);
            heard.came(message.path("id").asLong(0));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(JsonNode message) throws InterruptedException {
        switch (reader.read(link.account(), message, pace.clock().instant())) {
            case ImsgMessageReader.Reading.Understood(InboundMessage row) -> {
                identity.saw(row);
                if (rows.put(row)) {
                    missing.heard(row.rowId());
                }
            }
            case ImsgMessageReader.Reading.Malformed(String evidence) -> {
                link.countMalformed();
                log.warn("message ignored, not as expected account={} {}", link.account(), evidence);
                pipeline.malformed(link.account(), evidence);
                missing.heard(message.path("id").asLong(0));
            }
        }
    }

    /** Takes note that no messages come any more; {@link #subscribe} ends that. */
    void interrupted(String why) {
        link.countResubscription();
        log.warn("the subscription is interrupted, subscribing again account={} reason={}", link.account(), why);
        interruption.set(why);
    }

    private static String words(JsonNode error) {
        String code = error.path("code").isNumber() ? error.path("code").asString() + " " : "";
        String message = error.path("message").asString("").replaceAll("\\p{Cntrl}+", " ");
        return code + message.substring(0, Math.min(200, message.length()));
    }
}
