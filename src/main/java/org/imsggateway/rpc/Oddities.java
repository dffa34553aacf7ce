package org.imsggateway.rpc;

import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what went past unused. The log gets the 1st, 2nd, 4th, 8th … of a kind, so that a flood of garbage is no flood of log lines. */
final class Oddities {

    private static final Logger log = LoggerFactory.getLogger(Oddities.class);

    private final LongAdder badLines = new LongAdder();
    private final LongAdder longLines = new LongAdder();
    private final LongAdder lateAnswers = new LongAdder();
    private final LongAdder unknownIds = new LongAdder();
    private final LongAdder failedHandlers = new LongAdder();

    void badLine(String peer, String reason, int length) {
        if (counted(badLines)) {
            log.warn("line ignored: {} peer={} length={} count={}", reason, peer, length, badLines);
        }
    }

    void longLine(String peer, long length) {
        if (counted(longLines)) {
            log.warn("line ignored: too long peer={} bytes={} count={}", peer, length, longLines);
        }
    }

    void lateAnswer(String peer, long id) {
        if (counted(lateAnswers)) {
            log.info("answer ignored: its call was given up peer={} id={} count={}", peer, id, lateAnswers);
        }
    }

    void unknownId(String peer) {
        if (counted(unknownIds)) {
            log.warn("answer ignored: no such call peer={} count={}", peer, unknownIds);
        }
    }

    void failedHandler(String peer, String method, Throwable failure) {
        failedHandlers.increment();
        log.error("message dropped: its handler failed peer={} method={}", peer, method, failure);
    }

    void unsentAnswer(String peer) {
        log.warn("answer dropped: the peer is gone or does not read peer={}", peer);
    }

    RpcCounters counters() {
        return new RpcCounters(
                badLines.sum(), longLines.sum(), lateAnswers.sum(), unknownIds.sum(), failedHandlers.sum());
    }

    private static boolean counted(LongAdder counter) {
        counter.increment();
        return Long.bitCount(counter.sum()) == 1;
    }
}
