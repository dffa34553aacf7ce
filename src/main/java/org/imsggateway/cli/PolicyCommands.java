package org.imsggateway.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imsggateway.inbound.PolicySimulation;
import org.imsggateway.inbound.SimulatePolicyRequest;
import org.jspecify.annotations.Nullable;

/** What would become of a message. */
final class PolicyCommands {

    private static final Flag FROM =
            Flag.valued("from", "SENDER", "a made-up message from this phone number or address");
    private static final Flag TEXT = Flag.valued("text", "TEXT", "what it says");
    private static final Flag CHAT = Flag.valued("chat-id", "N", "the number of its chat");
    private static final Flag GROUP = Flag.sw("group", "it is said in a group");
    private static final Flag APPROVED = Flag.sw("approved", "as if its sender had been approved by pairing");
    private static final Flag ROW = Flag.valued("row", "ID", "the message of this number in the journal");
    private static final Flag ROWS =
            Flag.valued("rows", "A-B", "all messages from A to B: which would be judged otherwise");
    private static final Flag SET = Flag.repeatable("set", "KEY=VALUE", "under this setting; may be repeated");
    private static final Flag CONFIG = Flag.valued("config", "FILE", "under the settings of this JSON file");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    private final Session session;

    PolicyCommands(Session session) {
        this.session = session;
    }

    List<Word> words() {
        return List.of(Word.named("policy simulate", "show how a message would be judged; changes nothing")
                .flags(FROM, TEXT, CHAT, GROUP, APPROVED, ROW, ROWS, Flag.ACCOUNT, SET, CONFIG, Flag.JSON, Flag.URL)
                .does(this::simulate));
    }

    private void simulate(Call call) {
        long subjects = List.of(FROM, ROW, ROWS).stream().filter(call::has).count();
        if (subjects != 1) {
            throw CommandFailure.usage(
                    "Say which message: --from SENDER for a made-up one, --row ID for one of the journal, or --rows A-B for many.");
        }
        var request = new SimulatePolicyRequest(message(call), rows(call), config(call));
        session.show(call, session.gateway(call).simulate(request), this::words);
    }

    private static SimulatePolicyRequest.@Nullable Message message(Call call) {
        return call.value(FROM)
                .map(sender -> new SimulatePolicyRequest.Message(
                        call.value(Flag.ACCOUNT).orElse(null),
                        sender,
                        call.value(TEXT).orElse(""),
                        call.value(CHAT).map(chat -> number(CHAT, chat)).orElse(null),
                        call.has(GROUP),
                        null,
                        null,
                        null,
                        null,
                        call.has(APPROVED)))
                .orElse(null);
    }

    private static SimulatePolicyRequest.@Nullable Rows rows(Call call) {
        Optional<String> range = call.value(ROWS);
        if (range.isEmpty()) {
            return call.value(ROW)
                    .map(row -> new SimulatePolicyRequest.Rows(number(ROW, row), null))
                    .orElse(null);
        }
        Matcher written = RANGE.matcher(range.get());
        if (!written.matches()) {
            throw CommandFailure.usage("'%s' is no range of messages: write one such as 1-500.".formatted(range.get()));
        }
        return new SimulatePolicyRequest.Rows(Long.parseLong(written.group(1)), Long.parseLong(written.group(2)));
    }

    private static long number(Flag flag, String written) {
        if (!written.matches("\\d{1,18}")) {
            throw CommandFailure.usage("--%s is '%s'; it must be a number.".formatted(flag.name(), written));
        }
        return Long.parseLong(written);
    }

    private static @Nullable Map<String, @Nullable Object> config(Call call) {
        ProposedSettings settings = new ProposedSettings();
        call.value(CONFIG).ifPresent(settings::file);
        call.all(SET).forEach(settings::set);
        return settings.tree().isEmpty() ? null : settings.tree();
    }

    private String words(PolicySimulation simulation) {
        PolicySimulation.Judged decision = simulation.decision();
        return decision == null ? changes(simulation) : judged(decision);
    }

    private String judged(PolicySimulation.Judged decision) {
        String head = decision.agentId() == null
                ? session.paint().bad("It would not be answered.")
                : session.paint().good("It would be answered")
                        + " by agent %s, in session %s, to %s."
                                .formatted(decision.agentId(), decision.sessionKey(), decision.replyTo());
        String remedy = decision.change() == null ? null : decision.change().text();
        return Reasons.text(session.paint(), head, decision.summary(), decision.steps(), remedy);
    }

    private String changes(PolicySimulation simulation) {
        String judged = "%d messages judged, %d of them otherwise than before"
                .formatted(simulation.judged(), simulation.changes().size());
        String skipped = simulation.skipped() == 0
                ? "."
                : "; %d could not be (their text is gone, or they were part of another)."
                        .formatted(simulation.skipped());
        if (simulation.changes().isEmpty()) {
            return judged + skipped;
        }
        var table = new Table(session.paint(), "ID", "ACCOUNT", "SENDER", "BEFORE", "AFTER");
        for (PolicySimulation.Changed changed : simulation.changes()) {
            table.row(changed.id(), changed.accountId(), changed.sender(), changed.before(), changed.after());
        }
        return "%s%n%n%s%s".formatted(table, judged, skipped);
    }
}
