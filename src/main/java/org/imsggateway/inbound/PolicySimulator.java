package org.imsggateway.inbound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imsggateway.access.PairingService;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Handle;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.TraceStep;
import org.springframework.stereotype.Component;

/** Judges without consequences: the same gates as for a message that arrives, and nothing after them. */
@Component
class PolicySimulator {

    private static final int PAGE = 500;

    private final Gates gates;
    private final EchoGuard echoes;
    private final PairingService pairing;
    private final Remedies remedies;
    private final RecordedRowsRepository recorded;
    private final ConfigStore config;

    PolicySimulator(
            Gates gates,
            EchoGuard echoes,
            PairingService pairing,
            Remedies remedies,
            RecordedRowsRepository recorded,
            ConfigStore config) {
        this.gates = gates;
        this.echoes = echoes;
        this.pairing = pairing;
        this.remedies = remedies;
        this.recorded = recorded;
        this.config = config;
    }

    /** Judges a made-up message. */
    PolicySimulation.Judged judge(InboundMessage message, boolean approved, Proposal proposal) {
        GatewayConfig config = proposal.config();
        var conversation = gates.conversationOf(message, config);
        Circumstances known = echoes.about(message, conversation, config, false);
        return judged(
                new Gates.Subject(message, conversation, config),
                approved ? known.withApproved(message.from()) : known,
                proposal);
    }

    /** Judges a recorded row by what was known when it came. */
    PolicySimulation.Judged judge(RecordedRow row, Proposal proposal) {
        return judged(subject(row, proposal.config()), known(row, pairing.approved(row.account())), proposal);
    }

    /** The smallest change under which a recorded row would be answered, as things stand now. */
    Optional<SmallestChange> change(long id) {
        return recorded.row(id)
                .flatMap(row ->
                        remedies.find(subject(row, config.current()), known(row, pairing.approved(row.account())), ""));
    }

    private PolicySimulation.Judged judged(Gates.Subject subject, Circumstances known, Proposal proposal) {
        Decision decision = gates.judge(subject, known);
        var change = remedies.find(subject, known, proposal.json()).orElse(null);
        List<TraceStep> steps = decision.steps();
        String summary = TraceSummary.of(decision.outcome(), steps);
        return switch (decision) {
            case Decision.Answer answer ->
                new PolicySimulation.Judged(
                        decision.outcome(),
                        answer.route().agent().id(),
                        answer.route().session().value(),
                        answer.route().replyTo().text(),
                        summary,
                        null,
                        steps);
            case Decision.Dropped _, Decision.Held _, Decision.Pairing _, Decision.Approval _ ->
                new PolicySimulation.Judged(decision.outcome(), null, null, null, summary, change, steps);
        };
    }

    /**
     * Judges recorded rows.
     *
     * @param from the number of the first
     * @param to the number of the last
     * @param inForce the configuration that holds
     * @param proposed the configuration to judge by; the same to ask what has changed since the rows came
     */
    PolicySimulation judge(long from, long to, GatewayConfig inForce, GatewayConfig proposed) {
        Map<AccountId, Set<Handle>> approved = new HashMap<>();
        List<PolicySimulation.Changed> changes = new ArrayList<>();
        int judged = 0;
        long next = from;
        for (List<RecordedRow> page = recorded.page(next, to, PAGE);
                !page.isEmpty();
                page = recorded.page(next, to, PAGE)) {
            for (RecordedRow row : page) {
                var known = known(row, approved.computeIfAbsent(row.account(), pairing::approved));
                compare(row, known, inForce, proposed, changes);
            }
            judged += page.size();
            next = page.getLast().id() + 1;
        }
        return new PolicySimulation(null, judged, (int) (recorded.count(from, to) - judged), changes);
    }

    private void compare(
            RecordedRow row,
            Circumstances known,
            GatewayConfig inForce,
            GatewayConfig proposed,
            List<PolicySimulation.Changed> changes) {
        String before = inForce.equals(proposed)
                ? row.outcome()
                : gates.judge(subject(row, inForce), known).outcome();
        Decision after = gates.judge(subject(row, proposed), known);
        if (!before.equals(after.outcome())) {
            changes.add(new PolicySimulation.Changed(
                    row.id(),
                    row.account().value(),
                    row.message().from().value(),
                    before,
                    after.outcome(),
                    TraceSummary.of(after.outcome(), after.steps())));
        }
    }

    private Gates.Subject subject(RecordedRow row, GatewayConfig config) {
        return new Gates.Subject(row.message(), gates.conversationOf(row.message(), config), config);
    }

    private static Circumstances known(RecordedRow row, Set<Handle> approved) {
        return Circumstances.recorded(row.circumstances(), approved);
    }
}
