package org.imsggateway.command;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imsggateway.agent.OwnerQuestions;

/** Answers a question that an agent asked the owners. */
final class ApproveCommand implements ChatCommand {

    private static final Pattern ARGUMENTS = Pattern.compile("(\\d{1,9})\\s+(\\d{1,2})");

    private final OwnerQuestions questions;

    ApproveCommand(OwnerQuestions questions) {
        this.questions = questions;
    }

    @Override
    public List<String> names() {
        return List.of("approve");
    }

    @Override
    public String usage() {
        return "/approve QUESTION CHOICE: answer what an agent asks of you; a bare number answers its newest question";
    }

    @Override
    public ChatCommandOutcome run(ChatCommandRequest request, String name, String arguments) {
        Matcher said = ARGUMENTS.matcher(arguments);
        return new ChatCommandOutcome.Answer(
                name,
                said.matches()
                        ? questions.answer(
                                request.message().from(),
                                Integer.parseInt(said.group(1)),
                                Integer.parseInt(said.group(2)))
                        : "Usage: /approve QUESTION CHOICE, such as /approve 3 1");
    }
}
