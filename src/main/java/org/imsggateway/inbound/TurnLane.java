package org.imsggateway.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What of one conversation is not over. Only ever used within an operation of the map that holds it. */
final class TurnLane {

    /** A turn that is with its agent, and the thread that asks. */
    static final class Run {
        private final long id;
        private final Thread thread = Thread.currentThread();
        private @Nullable String stopped;
        private boolean over;

        Run(long id, @Nullable String stopped) {
            this.id = id;
            this.stopped = stopped;
        }

        /** Interrupts the thread while it is still with its agent. */
        synchronized void stop(String why) {
            if (!over) {
                stopped = why;
                thread.interrupt();
            }
        }

        synchronized @Nullable String stopped() {
            return stopped;
        }

        /** From here on the thread is not interrupted any more. */
        synchronized @Nullable String end() {
            over = true;
            return stopped;
        }
    }

    /** A message whose turn is not over. */
    private static final class Place {
        private boolean taken;

        /** Whether it is to have another turn when this one is over. */
        private boolean again;

        /** Why it was ended before it had its turn; null while it was not. */
        private @Nullable String stopped;
    }

    private final NavigableMap<Long, Place> places = new TreeMap<>();
    private @Nullable Run run;

    List<Long> take(long id, boolean all) {
        Place first = places.get(id);
        if (first == null || first.taken) {
            return List.of();
        }
        List<Long> taken = new ArrayList<>(List.of(id));
        first.taken = true;
        if (all) {
            places.forEach((other, place) -> {
                if (!place.taken) {
                    place.taken = true;
                    taken.add(other);
                }
            });
        }
        return taken;
    }

    /** One that is run again as soon as its turn has failed may still have its place from before. */
    void expect(long id) {
        Place place = places.computeIfAbsent(id, _ -> new Place());
        if (place.taken) {
            place.again = true;
            place.stopped = null;
        }
    }

    void over(long id) {
        Place place = places.remove(id);
        if (place != null && place.again) {
            Place next = new Place();
            next.stopped = place.stopped;
            places.put(id, next);
        }
    }

    @Nullable
    String stopped(long id) {
        Place place = places.get(id);
        return place == null ? null : place.stopped;
    }

    void stop(long before, String why) {
        places.headMap(before).values().forEach(place -> place.stopped = place.stopped == null ? why : place.stopped);
        if (run != null && run.id < before) {
            run.stop(why);
        }
    }

    /** A message's turn begins, in this thread. */
    Run begin(long id) {
        Run begun = new Run(id, stopped(id));
        run = begun;
        return begun;
    }

    boolean has(long id) {
        return places.containsKey(id);
    }

    boolean hasBefore(long id) {
        return !places.headMap(id).isEmpty();
    }

    boolean isEmpty() {
        return places.isEmpty();
    }
}
