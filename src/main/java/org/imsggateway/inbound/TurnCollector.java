package org.imsggateway.inbound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.delivery.ReplyDispatcher;
import org.imsggateway.message.TraceStep;
import org.springframework.stereotype.Component;

/** Makes one turn of the messages that waited while another turn of their conversation ran. */
@Component
class TurnCollector {

    private final InboundJournal journal;
    private final TurnOpening opening;
    private final UnfinishedTurns agents;
    private final ReplyDispatcher replies;
    private final ConfigStore config;

    TurnCollector(
            InboundJournal journal,
            TurnOpening opening,
            UnfinishedTurns agents,
            ReplyDispatcher replies,
            ConfigStore config) {
        this.journal = journal;
        this.opening = opening;
        this.agents = agents;
        this.replies = replies;
        this.config = config;
    }

    /** A message with its turn. */
    private record Waiting(JournalEntry entry, TurnInput input) {}

    /** Whether that is wanted. Modes of the compatible system that have no meaning of their own here collect. */
    boolean isWanted() {
        return switch (config.current().messages().queueMode()) {
            case FOLLOWUP, INTERRUPT -> false;
            case COLLECT, STEER, STEER_BACKLOG, QUEUE -> true;
        };
    }

    /**
     * Joins messages of one conversation.
     *
     * @param ids at least one, in the order in which they came
     * @return those that have a turn of their own now, in that order: one for each person and session, and each whose turn
     *     has begun already, for its agent is to hear it again as it was, and what it said of it is not to be said again
     */
    List<Long> collect(List<Long> ids) {
        List<Waiting> waiting =
                ids.stream().map(this::waiting).flatMap(Optional::stream).toList();
        List<Long> turns = new ArrayList<>();
        waiting.stream()
                .collect(Collectors.groupingBy(
                        one -> List.of(
                                one.input().sessionKey(),
                                one.input().incarnation(),
                                one.entry().message().from(),
                                Optional.ofNullable(one.input().longest()),
                                begun(one)),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .forEach(group -> turns.addAll(join(group)));
        return turns;
    }

    private String begun(Waiting one) {
        String turn = String.valueOf(one.entry().turnId());
        boolean begun = agents.hasBegun(turn) || journal.patiently(() -> StreamedParts.isBegun(turn, replies));
        return begun ? turn : "";
    }

    private Optional<Waiting> waiting(long id) {
        return journal.entry(id)
                .filter(entry -> entry.state() == EntryState.QUEUED)
                .flatMap(entry -> journal.input(id).map(input -> new Waiting(entry, input)));
    }

    private List<Long> join(List<Waiting> group) {
        Waiting last = group.getLast();
        if (group.size() == 1) {
            return List.of(last.entry().id());
        }
        GatewayConfig current = config.current();
        TurnInput input = last.input()
                .saying(group.stream().map(one -> one.input().prompt()).collect(Collectors.joining("\n")));
        var turn = new Settlement.Turn(opening.routeOf(last.entry(), input, current), input);
        var joined = journal.settle(last.entry(), () -> {
            group.subList(0, group.size() - 1).forEach(one -> end(one.entry(), last.entry()));
            return Settlement.queued(turn, List.of());
        });
        return joined.isPresent()
                ? List.of(last.entry().id())
                : group.stream().map(one -> one.entry().id()).toList();
    }

    private void end(JournalEntry entry, JournalEntry last) {
        var step = TraceStep.ended(
                        "queue", "it was answered together with message %d, which waited too".formatted(last.id()))
                .because(
                        "messages.queue.mode",
                        config.current().messages().queueMode().word());
        journal.settle(entry, () -> Settlement.handled("joined", List.of(step)));
    }
}
