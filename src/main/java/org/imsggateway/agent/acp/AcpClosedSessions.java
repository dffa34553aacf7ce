package org.imsggateway.agent.acp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.Expiring;
import org.imsggateway.session.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets go of sessions that were closed long ago, with the directories that were made for them. One whose directory cannot go
 * is tried again after the same time, so that it never keeps others.
 */
@Component
class AcpClosedSessions implements Expiring {

    private static final Logger log = LoggerFactory.getLogger(AcpClosedSessions.class);

    /** Each may have a directory with many files in it. */
    private static final int FEW = 20;

    private final AcpSessionRepository sessions;
    private final Sessions talks;
    private final AcpConversations conversations;
    private final AcpProcesses processes;
    private final AcpNamedDirectories named;
    private final ConfigStore config;

    AcpClosedSessions(
            AcpSessionRepository sessions,
            Sessions talks,
            AcpConversations conversations,
            AcpProcesses processes,
            AcpNamedDirectories named,
            ConfigStore config) {
        this.sessions = sessions;
        this.talks = talks;
        this.conversations = conversations;
        this.processes = processes;
        this.named = named;
        this.config = config;
    }

    @Override
    public String what() {
        return "sessions of ACP agents";
    }

    @Override
    public boolean expire(Instant now, Duration retention) {
        Instant before = now.minus(Expiring.atLeastADay(retention));
        List<AcpSessionRepository.Closed> over = sessions.closedBefore(before, FEW);
        List<Path> inUse = over.isEmpty() ? List.of() : named.all();
        for (AcpSessionRepository.Closed closed : over) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            // While no turn of it can begin: one that did would make it anew.
            boolean alone = conversations.apart(closed.key(), () -> {
                if (sessions.isClosedBefore(closed.key(), before)) {
                    letGo(closed, inUse, now);
                }
            });
            if (!alone) {
                sessions.postpone(closed.key(), now);
            }
        }
        return over.size() == FEW;
    }

    private void letGo(AcpSessionRepository.Closed closed, List<Path> inUse, Instant now) {
        try {
            if (!deleted(closed, inUse)) {
                sessions.postpone(closed.key(), now);
                return;
            }
            if (closed.spawned()) {
                talks.forget(closed.key());
            }
            sessions.delete(closed.key());
        } catch (InterruptedIOException stop) {
            log.debug("session={} its directory goes another time", closed.key());
        } catch (IOException left) {
            log.warn("session={} its directory cannot be deleted ({}); tried again later", closed.key(), reason(left));
            sessions.postpone(closed.key(), now);
        }
    }

    private static String reason(IOException failure) {
        return failure.getClass().getSimpleName();
    }

    /** False if somebody works in there. */
    private boolean deleted(AcpSessionRepository.Closed closed, List<Path> inUse) throws IOException {
        AcpOwnDirectory own = AcpOwnDirectory.of(config.current().gateway().home(), closed.agentId(), closed.key());
        Path path = own.path().toAbsolutePath().normalize();
        Path real = AcpNamedDirectories.real(path);
        if (processes.runIn(path) || inUse.stream().anyMatch(used -> used.startsWith(real) || used.startsWith(path))) {
            return false;
        }
        own.delete();
        return true;
    }
}
