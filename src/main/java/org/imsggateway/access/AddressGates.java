package org.imsggateway.access;

import java.util.List;
import java.util.Optional;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.TraceStep;

/** The gates of a message that was let in, in order: is it a command of somebody who may not, must it mention the agent. */
record AddressGates(
        InboundMessage message,
        AccountRules rules,
        MentionPatterns mentions,
        CommandRules.Authority authority,
        List<TraceStep> trail) {

    private static final String COMMAND = "command";
    private static final String MENTION = "mention";
    private static final TraceStep NO_COMMAND = TraceStep.passed(COMMAND, "the text is no command");

    /** A command that its sender may not give goes on, so that whoever runs commands can leave it unanswered. */
    AddressDecision direct(String body, Optional<ControlCommand> command) {
        trail.add(command.map(found -> command(found, true)).orElse(NO_COMMAND));
        trail.add(TraceStep.passed(MENTION, "a direct message needs no mention"));
        return new AddressDecision.Addressed(true, authority.granted(), body, trail);
    }

    AddressDecision inGroup(String body, Optional<ControlCommand> command) {
        if (command.isPresent() && !authority.granted()) {
            trail.add(command(command.get(), false));
            return new AddressDecision.Ignored("control command (unauthorized)", false, trail);
        }
        trail.add(command.map(found -> command(found, true)).orElse(NO_COMMAND));
        Optional<MentionPatterns.Mention> mention = mentions.find(body);
        if (mention.isEmpty()) {
            return unmentioned(body, command.isPresent());
        }
        trail.add(TraceStep.passed(MENTION, "the text mentions agent " + mentions.agentId())
                .because(mentions.key(), mention.get().pattern()));
        String rest = mention.get().rest();
        return addressed(true, rest == null ? body : rest);
    }

    private AddressDecision unmentioned(String body, boolean command) {
        AccountRules.MentionRule rule =
                rules.mention(Long.toString(message.chat().id()));
        String chat = "chat " + message.chat().id();
        if (!rule.required()) {
            trail.add(TraceStep.passed(MENTION, "the agent answers everything in " + chat)
                    .because(rule.key(), rule.value()));
            return addressed(false, body);
        }
        trail.add(TraceStep.passed(MENTION, "the agent answers only to a mention in " + chat)
                .because(rule.key(), rule.value()));
        if (command) {
            trail.add(TraceStep.passed(MENTION, "a command by somebody who may give it counts as one"));
            return addressed(true, body);
        }
        if (!mentions.canTell()) {
            trail.add(byPatterns(TraceStep.passed(
                    MENTION,
                    "agent " + mentions.agentId() + " has no pattern that can be used, so it answers without one")));
            return addressed(false, body);
        }
        trail.add(byPatterns(TraceStep.ended(MENTION, "the text does not mention agent " + mentions.agentId())));
        return new AddressDecision.Ignored("no mention", true, trail);
    }

    private AddressDecision addressed(boolean mentioned, String text) {
        return new AddressDecision.Addressed(mentioned, authority.granted(), text, trail);
    }

    private TraceStep command(ControlCommand command, boolean passed) {
        String finding = "/%s is a command, and %s %s give commands"
                .formatted(command.name(), message.from().value(), authority.granted() ? "may" : "may not");
        return new TraceStep(COMMAND, passed, finding, authority.key(), authority.value());
    }

    private TraceStep byPatterns(TraceStep step) {
        return step.because(mentions.key(), mentions.shown());
    }
}
