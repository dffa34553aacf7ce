package org.imsggateway.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The link previews that imsg 0.6 to 0.11.0 has seen lately. All subscriptions of a child share it, which is why a second
 * one misses the previews that the first one got.
 */
final class BalloonMemory {

    private static final Duration WINDOW = Duration.ofSeconds(90);

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Preview, Instant> seen = new HashMap<>();

    private record Preview(long chat, boolean fromMe, String sender, String text) {}

    BalloonMemory(Clock clock) {
        this.clock = clock;
    }

    /** Whether the same preview was seen within the window; it counts as seen from now on. */
    boolean repeats(MessageRow row, Profile profile) {
        var preview = new Preview(row.chatId(), row.fromMe(), row.sender(), row.text(profile));
        var now = clock.instant();
        lock.lock();
        try {
            seen.values().removeIf(at -> at.plus(WINDOW).isBefore(now));
            return seen.put(preview, now) != null;
        } finally {
            lock.unlock();
        }
    }
}
