package org.imsggateway.agent.acp;

import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What this process knows of one session: which turn runs, and where it goes on. One turn at a time has its lock. */
final class AcpConversation {

    /** Only one turn of a session may be with its agent, also while a cancelled one comes to its end. */
    final ReentrantLock lock = new ReentrantLock();

    /**
     * Where the session is.
     *
     * @param process with whom
     * @param remote what it is there
     * @param applied the options that the agent was told, by name
     * @param remembers whether the agent knows what was said before the next turn
     */
    record Place(
            AcpProcess process, AcpSessionRepository.Remote remote, Map<String, String> applied, boolean remembers) {

        Place {
            applied = Map.copyOf(applied);
        }

        /** After the agent was told its options. */
        Place told(Map<String, String> options) {
            return new Place(process, remote, options, remembers);
        }

        /** After the agent was told what was said. */
        Place spokenTo() {
            return new Place(process, remote, applied, true);
        }
    }

    /** How many have to do with it; guarded by whoever keeps it. */
    int users;

    private volatile @Nullable Place place;
    private volatile boolean running;
    private volatile boolean cancelled;

    @Nullable
    Place place() {
        return place;
    }

    /** Whether there is a process that knows the session. */
    boolean isSomewhere() {
        Place now = place;
        return now != null && now.process().isOpen();
    }

    void at(Place found) {
        place = found;
    }

    void leave() {
        place = null;
    }

    boolean isRunning() {
        return running;
    }

    void begin() {
        cancelled = false;
        running = true;
    }

    void end() {
        running = false;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Asks the running turn to stop, wherever it is; false if none runs. */
    boolean cancel() {
        if (!running) {
            return false;
        }
        cancelled = true;
        Place now = place;
        if (now != null) {
            now.process().cancel(now.remote().remoteId());
        }
        return true;
    }
}
