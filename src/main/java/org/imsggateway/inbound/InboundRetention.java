package org.imsggateway.inbound;

import java.time.Duration;
import java.time.Instant;
import org.imsggateway.config.Expiring;
import org.springframework.stereotype.Component;

/**
 * Clears what was said when {@code gateway.retention} is over. The guid of a message stays for some months more, so that it
 * is not handled again; a message that is dead or held keeps its text, because it may still be run.
 */
@Component
class InboundRetention implements Expiring {

    /** Of records that could not be understood no more than these are kept: a peer may write nothing else. */
    static final int MOST_MALFORMED = 10_000;

    private final InboundRetentionRepository journal;

    InboundRetention(InboundRetentionRepository journal) {
        this.journal = journal;
    }

    @Override
    public String what() {
        return "messages";
    }

    @Override
    public boolean expire(Instant now, Duration retention) {
        Instant until = now.minus(retention);
        int cleared = journal.clearTexts(until, BATCH);
        int deleted = journal.deleteCleared(until.minus(IDS_KEPT), BATCH);
        int malformed = journal.deleteMalformed(until, MOST_MALFORMED, BATCH);
        return Math.max(cleared, Math.max(deleted, malformed)) == BATCH;
    }
}
