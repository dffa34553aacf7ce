package org.imsggateway.session;

import java.time.Duration;
import java.time.Instant;
import org.imsggateway.config.Expiring;
import org.springframework.stereotype.Component;

/**
 * Deletes what was said when {@code gateway.retention} is over. Where nothing is to be retained an agent would forget in
 * the middle of a talk, so that it has a day. Sessions themselves stay: there are as many as conversations, and one that
 * began again would be given what was said before, also to those who had asked it to forget.
 */
@Component
class TranscriptRetention implements Expiring {

    private static final Duration INSTEAD_OF_NOTHING = Duration.ofHours(24);

    private final TranscriptRepository transcripts;

    TranscriptRetention(TranscriptRepository transcripts) {
        this.transcripts = transcripts;
    }

    @Override
    public String what() {
        return "transcripts";
    }

    @Override
    public boolean expire(Instant now, Duration retention) {
        return transcripts.delete(now.minus(retention.isZero() ? INSTEAD_OF_NOTHING : retention), BATCH) == BATCH;
    }
}
