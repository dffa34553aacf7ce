package org.imsggateway.admin.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.imsggateway.config.EventKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The events of the last while, in memory, for those who listen to {@code GET /events}. Each listener reads from here at its own
 * pace: nothing is kept for one of them, so one that does not read costs nothing but its place.
 */
@Component
class RecentEvents {

    static final int MOST = 1000;

    /** In UTF-16 code units: a few very long messages must not fill the memory. */
    static final long MOST_TEXT = 4L * 1024 * 1024;

    private static final int BATCH = 100;

    /** Tells the ids of this start from those of another one. */
    private final String start = UUID.randomUUID().toString().substring(0, 8);

    private final NavigableMap<Long, Recent> events = new TreeMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long newest;
    private long text;
    private boolean open = true;

    /** An event and its place in the order of this start, from 1. */
    record Recent(long number, EventKind kind, Event event) {

        private long weight() {
            return event.data() instanceof Event.Inbound message
                    ? message.text().length()
                    : 0;
        }

        /** Without the data, so that it may stand in a log. */
        @Override
        public String toString() {
            return "Recent[number=%d, type=%s]".formatted(number, event.type());
        }
    }

    /**
     * Where a listener goes on.
     *
     * @param after the number of the last event that it is taken to know
     * @param gap whether it may have missed something
     */
    record Place(long after, boolean gap) {}

    void add(EventKind kind, Event event) {
        lock.lock();
        try {
            newest++;
            Recent recent = new Recent(newest, kind, event);
            events.put(newest, recent);
            text += recent.weight();
            while (events.size() > MOST || text > MOST_TEXT) {
                text -= events.pollFirstEntry().getValue().weight();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Where somebody goes on who has heard the event of an id; null for nobody who has heard anything yet. */
    Place place(@Nullable String lastId) {
        lock.lock();
        try {
            if (lastId == null || lastId.isEmpty()) {
                return new Place(newest, false);
            }
            long oldest = newest - events.size() + 1;
            long known = number(lastId);
            boolean gap = known < 0 || known > newest || known + 1 < oldest;
            return new Place(gap ? oldest - 1 : known, gap);
        } finally {
            lock.unlock();
        }
    }

    /** The number in an id of this start; -1 if it is none. */
    private long number(String id) {
        String digits = id.startsWith(start + "-") ? id.substring(start.length() + 1) : "";
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : -1;
    }

    String id(long number) {
        return start + "-" + number;
    }

    /** Whether events after a number have been forgotten. */
    boolean lost(long after) {
        lock.lock();
        try {
            return after < newest - events.size();
        } finally {
            lock.unlock();
        }
    }

    /** The next events after a number; waits for one if there is none yet. Empty if none came in time, or nobody may wait. */
    List<Recent> after(long number, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (open && newest <= number && left > 0) {
                left = changed.awaitNanos(left);
            }
            List<Recent> next = new ArrayList<>();
            for (Recent recent : events.tailMap(number, false).values()) {
                if (next.size() == BATCH) {
                    break;
                }
                next.add(recent);
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Whether listeners may wait. */
    boolean isOpen() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    void setOpen(boolean wanted) {
        lock.lock();
        try {
            open = wanted;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
