package org.imsggateway.agent.acp;

import java.util.Map;
import java.util.Optional;
import org.imsggateway.agent.AgentException;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.rpc.RpcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the agent's session for a turn: the one there is, the one that it can take up again, or a new one. */
final class AcpPlaces {

    private static final Logger log = LoggerFactory.getLogger(AcpPlaces.class);

    private AcpPlaces() {}

    /** Where the turn runs; the conversation is there from here on, and its options are told. */
    static AcpConversation.Place find(
            AgentTurn turn, AcpConversation conversation, AcpRecords.Opened opened, AcpProcess process)
            throws AgentException {
        boolean bound = turn.session().isAcp();
        try {
            AcpConversation.Place place = known(turn, conversation, opened, process);
            // Before its options: the agent may refuse one, and the next turn needs no other session for that.
            conversation.at(place);
            AcpOptions.Told told = AcpOptions.apply(
                    process,
                    place.remote().remoteId(),
                    place.applied(),
                    opened.launch().options());
            AcpConversation.Place ready = place.told(told.applied());
            conversation.at(ready);
            if (told instanceof AcpOptions.Refused refused) {
                throw failure(refused, bound);
            }
            return ready;
        } catch (RpcException.Remote refused) {
            throw AcpFailure.ACP_SESSION_INIT_FAILED.of(AcpWords.of(refused), bound, false);
        } catch (RpcException gone) {
            throw AcpFailure.ACP_SESSION_INIT_FAILED.of(AcpWords.of(gone), bound, true);
        }
    }

    private static AgentException failure(AcpOptions.Refused refused, boolean bound) {
        AcpFailure kind = refused.why().code() == AcpCalls.METHOD_NOT_FOUND
                ? AcpFailure.ACP_BACKEND_UNSUPPORTED_CONTROL
                : AcpFailure.ACP_INVALID_RUNTIME_OPTION;
        return kind.of(
                "the agent does not take the option %s=%s: %s"
                        .formatted(
                                AcpWords.inOneLine(refused.name()),
                                AcpWords.inOneLine(refused.value()),
                                AcpWords.of(refused.why())),
                bound,
                false);
    }

    private static AcpConversation.Place known(
            AgentTurn turn, AcpConversation conversation, AcpRecords.Opened opened, AcpProcess process)
            throws RpcException {
        AcpLaunch launch = opened.launch();
        AcpConversation.Place known = conversation.place();
        boolean undone = known != null && AcpOptions.undone(known.applied(), launch.options());
        if (known != null && known.process() == process) {
            if (!undone && fits(known.remote(), turn, launch)) {
                return known;
            }
            String old = known.remote().remoteId();
            Thread.ofVirtual().name("acp-close").start(() -> process.closeSession(old));
        }
        Optional<AcpSessionRepository.Remote> loaded = undone ? Optional.empty() : load(turn, opened, process);
        AcpSessionRepository.Remote remote = loaded.isPresent()
                ? loaded.get()
                : new AcpSessionRepository.Remote(
                        turn.incarnation(), launch.fingerprint(), process.newSession(launch.directory()));
        return new AcpConversation.Place(process, remote, Map.of(), loaded.isPresent());
    }

    private static boolean fits(AcpSessionRepository.Remote remote, AgentTurn turn, AcpLaunch launch) {
        return remote.incarnation().equals(turn.incarnation())
                && remote.launched().equals(launch.fingerprint());
    }

    private static Optional<AcpSessionRepository.Remote> load(
            AgentTurn turn, AcpRecords.Opened opened, AcpProcess process) throws RpcException {
        AcpSessionRepository.Remote remote = opened.remote();
        if (remote == null || !fits(remote, turn, opened.launch()) || !process.canLoad()) {
            return Optional.empty();
        }
        try {
            process.loadSession(remote.remoteId(), opened.launch().directory());
            return Optional.of(remote);
        } catch (RpcException.Remote unknown) {
            log.info("session={} cannot be taken up again by its agent; it begins a new one", turn.session());
            return Optional.empty();
        }
    }
}
