package org.imsggateway.agent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.imsggateway.message.Handle;
import org.imsggateway.message.Whitespace;
import org.springframework.stereotype.Component;

/**
 * Questions of agents that wait for an owner's answer. They live as long as the process of the agent that asks, so they are
 * not stored: after a restart there is nobody left to answer.
 */
@Component
public class OwnerQuestions {

    /** So many questions may be open at once; more are refused, so that an agent cannot flood its owner. */
    public static final int MOST = 20;

    private static final int FIRST_ID = 1;

    /** One question: what may be answered, by whom, and who waits for it. */
    private record Open(List<String> choices, Set<Handle> askedOf, CompletableFuture<Integer> answer) {}

    private final Map<Integer, Open> open = new ConcurrentSkipListMap<>();
    private final AtomicInteger nextId = new AtomicInteger(FIRST_ID);

    /** Makes the list. */
    public OwnerQuestions() {}

    /**
     * A question that has been asked.
     *
     * @param id its number
     * @param answer completes with the index of the choice; cancelled when nobody waits any more
     */
    public record Asked(int id, CompletableFuture<Integer> answer) {}

    /**
     * Asks the owners.
     *
     * @param line the way to them
     * @param text what it is about, in a few lines
     * @param choices what can be answered, at least one
     * @return the question; empty if there is no owner to ask, or too many questions are open
     */
    public Optional<Asked> ask(OwnerLine line, String text, List<String> choices) {
        if (open.size() >= MOST) {
            return Optional.empty();
        }
        int id = nextId.getAndIncrement();
        Set<Handle> askedOf = line.tell(worded(id, text, choices));
        if (askedOf.isEmpty()) {
            return Optional.empty();
        }
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        open.put(id, new Open(List.copyOf(choices), Set.copyOf(askedOf), answer));
        var _ = answer.whenComplete((_, _) -> open.remove(id));
        return Optional.of(new Asked(id, answer));
    }

    private static String worded(int id, String text, List<String> choices) {
        StringBuilder words = new StringBuilder(text).append('\n');
        for (int i = 0; i < choices.size(); i++) {
            words.append('\n').append(i + 1).append(". ").append(choices.get(i));
        }
        return words.append("\n\nAnswer with the number, or with /approve ")
                .append(id)
                .append(" and the number.")
                .toString();
    }

    /**
     * Takes a bare number for the answer to the newest question that its sender was asked.
     *
     * @param sender who wrote it
     * @param text what was written
     * @return what to say to the sender; empty if the text is no answer to anything
     */
    public Optional<String> answer(Handle sender, String text) {
        String number = Whitespace.trim(text);
        if (number.length() > 2 || number.isEmpty() || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return open.keySet().stream()
                .filter(id -> isAskedOf(id, sender))
                .max(Integer::compare)
                .map(id -> choose(id, Integer.parseInt(number)));
    }

    /**
     * Answers one question.
     *
     * @param sender who answers
     * @param id the question's number
     * @param choice the number of the choice, from 1
     * @return what to say to the sender
     */
    public String answer(Handle sender, int id, int choice) {
        return isAskedOf(id, sender) ? choose(id, choice) : "There is no open question %d for you.".formatted(id);
    }

    private boolean isAskedOf(int id, Handle sender) {
        Open question = open.get(id);
        return question != null && question.askedOf().contains(sender);
    }

    private String choose(int id, int choice) {
        Open question = open.get(id);
        if (question == null) {
            return "Question %d is no longer open.".formatted(id);
        }
        if (choice < 1 || choice > question.choices().size()) {
            return "Question %d takes a number from 1 to %d."
                    .formatted(id, question.choices().size());
        }
        boolean first = question.answer().complete(choice - 1);
        return first
                ? "Answered: " + question.choices().get(choice - 1)
                : "Question %d was answered already.".formatted(id);
    }
}
