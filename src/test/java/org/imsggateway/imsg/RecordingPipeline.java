package org.imsggateway.imsg;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.imsggateway.inbound.InboundPipeline;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.InboundMessage;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessResourceException;

/** Takes rows as the journal does: each guid once, the resume point backwards only when told to. */
final class RecordingPipeline implements InboundPipeline {

    /** The text of a message that no store takes. */
    static final String UNSTORABLE = "unstorable";

    /** The text of a message that breaks whoever takes it. */
    static final String BREAKING = "breaking";

    private final List<InboundMessage> accepted = new CopyOnWriteArrayList<>();
    private final List<String> malformed = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final Map<AccountId, Long> resume = new ConcurrentHashMap<>();
    final AtomicInteger refusals = new AtomicInteger();

    /** How often there is no memory left to take rows with. */
    final AtomicInteger shortages = new AtomicInteger();

    /** How often it cannot be kept that a row was not understood. */
    final AtomicInteger malformedFaults = new AtomicInteger();

    /** How often telling the resume point breaks. */
    final AtomicInteger errors = new AtomicInteger();

    /** How often the resume point cannot be told. */
    final AtomicInteger faults = new AtomicInteger();

    /** How often it cannot be stored where an account goes on. */
    final AtomicInteger anchorFaults = new AtomicInteger();

    private static boolean isDue(AtomicInteger times) {
        return times.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    @Override
    public void accept(List<InboundMessage> rows) {
        if (isDue(refusals)) {
            throw new TransientDataAccessResourceException("database is locked");
        }
        if (isDue(shortages)) {
            throw new OutOfMemoryError("on purpose");
        }
        if (rows.stream().anyMatch(row -> row.text().equals(BREAKING))) {
            throw new StackOverflowError("on purpose");
        }
        if (rows.stream().anyMatch(row -> row.text().equals(UNSTORABLE))) {
            throw new DataIntegrityViolationException("a constraint of the store");
        }
        for (InboundMessage row : rows) {
            if (seen.merge(row.guid(), 1, Integer::sum) == 1) {
                accepted.add(row);
            }
            resume.merge(row.account(), row.rowId(), Math::max);
        }
    }

    @Override
    public OptionalLong resumePoint(AccountId account) {
        if (isDue(faults)) {
            throw new IllegalStateException("the resume point cannot be told");
        }
        if (isDue(errors)) {
            throw new StackOverflowError("on purpose");
        }
        Long row = resume.get(account);
        return row == null ? OptionalLong.empty() : OptionalLong.of(row);
    }

    @Override
    public void anchor(AccountId account, long row, Runnable alongside) {
        if (isDue(anchorFaults)) {
            throw new TransientDataAccessResourceException("database is locked");
        }
        alongside.run();
        resume.put(account, row);
    }

    @Override
    public void malformed(AccountId account, String evidence) {
        if (isDue(malformedFaults)) {
            throw new IllegalStateException("on purpose");
        }
        malformed.add(evidence);
    }

    /** The texts accepted from others, in order. */
    List<String> texts() {
        return accepted.stream()
                .filter(row -> !row.fromMe())
                .map(InboundMessage::text)
                .toList();
    }

    List<InboundMessage> accepted() {
        return accepted;
    }

    List<String> malformed() {
        return malformed;
    }
}
