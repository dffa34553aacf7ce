package org.imsggateway.agent.acp;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.imsggateway.agent.AgentException;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.config.AcpMode;
import org.imsggateway.session.SessionKey;
import org.springframework.stereotype.Component;

/** Takes each turn to the right place: the process of its agent, and there the session that remembers the talk. */
@Component
class AcpConversations {

    private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(10);

    private final AcpRecords records;
    private final AcpProcesses processes;
    private final AcpHistory history;
    private final Map<SessionKey, AcpConversation> conversations = new ConcurrentHashMap<>();

    AcpConversations(AcpRecords records, AcpProcesses processes, AcpHistory history) {
        this.records = records;
        this.processes = processes;
        this.history = history;
        processes.afterLook(this::prune);
    }

    private synchronized AcpConversation enter(SessionKey key) {
        AcpConversation conversation = conversations.computeIfAbsent(key, _ -> new AcpConversation());
        conversation.users++;
        return conversation;
    }

    private synchronized Optional<AcpConversation> enterKnown(SessionKey key) {
        return conversations.containsKey(key) ? Optional.of(enter(key)) : Optional.empty();
    }

    private synchronized void exit(SessionKey key, AcpConversation conversation) {
        conversation.users--;
        if (conversation.users == 0 && conversation.place() == null) {
            conversations.remove(key);
        }
    }

    /** Lets go of those whose process has ended. */
    private synchronized void prune() {
        conversations.values().removeIf(conversation -> conversation.users == 0 && !conversation.isSomewhere());
    }

    /** How many are kept in memory. */
    int known() {
        return conversations.size();
    }

    /**
     * Runs a turn.
     *
     * @return what the agent said; may be empty
     */
    String run(AgentTurn turn) throws AgentException, InterruptedException {
        AcpConversation conversation = enter(turn.session());
        try {
            conversation.lock.lockInterruptibly();
            try {
                return begun(turn, conversation);
            } finally {
                conversation.lock.unlock();
            }
        } finally {
            exit(turn.session(), conversation);
        }
    }

    private String begun(AgentTurn turn, AcpConversation conversation) throws AgentException, InterruptedException {
        conversation.begin();
        try {
            return runAlone(turn, conversation);
        } catch (AgentException failed) {
            records.failed(turn.session(), AcpWords.withoutPaths(String.valueOf(failed.getMessage())));
            throw failed;
        } finally {
            conversation.end();
        }
    }

    private String runAlone(AgentTurn turn, AcpConversation conversation) throws AgentException, InterruptedException {
        AcpRecords.Opened opened = records.open(turn);
        AcpLaunch launch = opened.launch();
        AcpProcess process = processes.enter(
                launch.processKey(turn.session()), launch, turn.session().isAcp());
        try {
            return runIn(process, turn, conversation, opened);
        } finally {
            processes.leave(process);
            if (opened.mode() == AcpMode.ONESHOT) {
                leave(turn.session(), conversation, launch, process);
            } else if (!process.takesTurns()) {
                conversation.leave();
            }
        }
    }

    private String runIn(AcpProcess process, AgentTurn turn, AcpConversation conversation, AcpRecords.Opened opened)
            throws AgentException, InterruptedException {
        AcpLaunch launch = opened.launch();
        AcpConversation.Place place = AcpPlaces.find(turn, conversation, opened, process);
        records.took(turn.session(), place.remote());
        String before = place.remembers() ? "" : history.before(turn);
        List<Map<String, Object>> prompt = AcpPrompt.of(turn, before);
        conversation.at(place.spokenTo());
        AcpTurn running = new AcpTurn(launch, turn.owners(), conversation::isCancelled, turn.parts());
        String remoteId = place.remote().remoteId();
        try {
            return new AcpPrompting(process, remoteId, turn.session().isAcp()).run(prompt, running, launch.deadline());
        } finally {
            if (process.hasGivenUp(remoteId)) {
                records.dropRemote(turn.session());
            }
        }
    }

    /** Ends what the agent knows of a session. */
    private void leave(SessionKey key, AcpConversation conversation, AcpLaunch launch, AcpProcess process) {
        AcpConversation.Place place = conversation.place();
        conversation.leave();
        records.dropRemote(key);
        Thread.ofVirtual().name("acp-close").start(() -> {
            if (place != null && place.process().isOpen()) {
                place.process().closeSession(place.remote().remoteId());
            }
            if (launch.processes() == org.imsggateway.config.AcpProcesses.SESSION) {
                processes.endUnused(launch.processKey(key), process);
            }
        });
    }

    /** The process that a session was with last; empty if it was with none. */
    Optional<AcpProcess> processOf(SessionKey key) {
        return Optional.ofNullable(conversations.get(key))
                .map(AcpConversation::place)
                .map(AcpConversation.Place::process);
    }

    /** Does something while no turn of a session can begin; false, and nothing is done, if one runs or waits. */
    boolean apart(SessionKey key, Runnable work) {
        AcpConversation conversation = enter(key);
        try {
            if (!conversation.lock.tryLock()) {
                return false;
            }
            try {
                work.run();
                return true;
            } finally {
                conversation.lock.unlock();
            }
        } finally {
            exit(key, conversation);
        }
    }

    /** Whether a turn of a session runs. */
    boolean isRunning(SessionKey key) {
        AcpConversation conversation = conversations.get(key);
        return conversation != null && conversation.isRunning();
    }

    /** Asks the running turn of a session to stop; false if none runs. */
    boolean cancel(SessionKey key) {
        AcpConversation conversation = conversations.get(key);
        return conversation != null && conversation.cancel();
    }

    /**
     * Cancels what runs of a session, and lets its agent forget it. The session of an agent that does not stop is given
     * up. Blocks for some seconds.
     */
    void forget(SessionKey key) throws InterruptedException {
        Optional<AcpConversation> known = enterKnown(key);
        if (known.isPresent()) {
            try {
                forget(known.get());
            } finally {
                exit(key, known.get());
            }
        }
    }

    private static void forget(AcpConversation conversation) throws InterruptedException {
        boolean _ = conversation.cancel();
        AcpConversation.Place place = conversation.place();
        if (conversation.lock.tryLock(CANCEL_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                conversation.leave();
                if (place != null && place.process().isOpen()) {
                    place.process().closeSession(place.remote().remoteId());
                }
            } finally {
                conversation.lock.unlock();
            }
        } else if (place != null) {
            place.process().giveUp(place.remote().remoteId());
        }
    }
}
