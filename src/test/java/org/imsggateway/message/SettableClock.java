package org.imsggateway.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved by hand. */
public final class SettableClock extends Clock {

    private final AtomicReference<Instant> now;

    /** Stands at a quarter past ten on a day in March. */
    public SettableClock() {
        this("2026-03-04T10:15:00Z");
    }

    /**
     * Stands where it is told to.
     *
     * @param start an instant in ISO 8601
     */
    public SettableClock(String start) {
        now = new AtomicReference<>(Instant.parse(start));
    }

    public void set(String time) {
        now.set(Instant.parse(time));
    }

    public void advance(Duration by) {
        now.updateAndGet(time -> time.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
