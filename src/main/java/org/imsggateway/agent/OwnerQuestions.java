package org.imsggateway.agent;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.imsggateway.message.Handle;
import org.imsggateway.message.Tapback;
import org.imsggateway.message.Whitespace;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Questions of agents that wait for an owner's answer. They live as long as the process of the agent that asks, so they are
 * not stored: after a restart there is nobody left to answer.
 */
@Component
public class OwnerQuestions {

    /** So many questions may be open at once; more are refused, so that an agent cannot flood its owner. */
    public static final int MOST = 20;

    private static final int LONGEST_CHOICE = 80;

    private static final String KEYCAP = "\uFE0F\u20E3";

    /** What a thumb on the question means. */
    public enum Thumb {
        /** This choice is taken by a thumb up. */
        UP,
        /** This choice is taken by a thumb down. */
        DOWN,
        /** This choice is taken by its number alone. */
        NONE
    }

    /**
     * Something that can be answered.
     *
     * @param words how it is shown
     * @param thumb whether a reaction takes it
     */
    public record Choice(String words, Thumb thumb) {}

    /** One question: what may be answered, by whom (with the message that asked), and who waits for it. */
    private record Open(List<Choice> choices, Map<Handle, String> askedOf, CompletableFuture<Integer> answer) {}

    private final Map<Integer, Open> open = new ConcurrentSkipListMap<>();
    /** Begins anywhere, so that an answer to a question of before a restart does not answer another one. */
    private final AtomicInteger nextId = new AtomicInteger(100 + new SecureRandom().nextInt(9000));

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
    public Optional<Asked> ask(OwnerLine line, String text, List<Choice> choices) {
        if (open.size() >= MOST) {
            return Optional.empty();
        }
        int id = nextId.getAndIncrement();
        Map<Handle, String> askedOf = new ConcurrentHashMap<>();
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        open.put(id, new Open(List.copyOf(choices), askedOf, answer));
        var _ = answer.whenComplete((_, _) -> open.remove(id));
        try {
            askedOf.putAll(line.tell(worded(id, text, choices)));
        } finally {
            // Nobody can answer it, also where it could not be stored.
            boolean _ = askedOf.isEmpty() && answer.cancel(false);
        }
        return askedOf.isEmpty() ? Optional.empty() : Optional.of(new Asked(id, answer));
    }

    private static String worded(int id, String text, List<Choice> choices) {
        StringBuilder words = new StringBuilder(text).append('\n');
        for (int i = 0; i < choices.size(); i++) {
            words.append('\n')
                    .append(i + 1)
                    .append(". ")
                    .append(oneLine(choices.get(i).words()));
        }
        return words.append("\n\nAnswer with the number, or with /approve ")
                .append(id)
                .append(" and the number.")
                .toString();
    }

    /** An agent must not be able to draw choices that are none. */
    private static String oneLine(String words) {
        String plain = words.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
        return plain.length() > LONGEST_CHOICE ? plain.substring(0, LONGEST_CHOICE) : plain;
    }

    /**
     * Takes a bare number for the answer to the question that its sender was asked. Where several are open, it must be said
     * which.
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
        List<Integer> asked =
                open.keySet().stream().filter(id -> isAskedOf(id, sender)).toList();
        return switch (asked.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(choose(asked.getFirst(), Integer.parseInt(number)));
            default ->
                Optional.of("Several questions are open (%s). Say which: /approve QUESTION CHOICE"
                        .formatted(asked.stream().map(String::valueOf).collect(Collectors.joining(", "))));
        };
    }

    /**
     * Whether a reaction answers a question: a thumb up or down for a choice that has one, or the keycap of its number. It has to be
     * on the very message that asked, by someone who was asked or by this Mac's own user.
     *
     * @param sender who reacted; none for this Mac's own user
     * @param messageId the message it is on
     * @param reaction the reaction
     * @return the question and the choice; empty if it answers nothing
     */
    public Optional<Reacted> reacted(Handle sender, String messageId, Tapback reaction) {
        return open.entrySet().stream()
                .filter(entry -> entry.getValue().askedOf().entrySet().stream()
                        .anyMatch(asked -> asked.getValue().equals(messageId)
                                && (sender.isNone() || asked.getKey().equals(sender))))
                .flatMap(entry -> choice(entry.getValue(), reaction).stream()
                        .mapToObj(choice -> new Reacted(entry.getKey(), choice)))
                .findFirst();
    }

    /**
     * A reaction that answers a question.
     *
     * @param question its number
     * @param choice the number of the choice, from 1
     */
    public record Reacted(int question, int choice) {}

    private static OptionalInt choice(Open question, Tapback reaction) {
        String emoji = Objects.requireNonNullElse(reaction.emoji(), "");
        String type = Objects.requireNonNullElse(reaction.type(), "");
        return IntStream.rangeClosed(1, question.choices().size())
                .filter(number -> switch (question.choices().get(number - 1).thumb()) {
                            case UP -> type.equals("like");
                            case DOWN -> type.equals("dislike");
                            case NONE -> false;
                        }
                        || emoji.equals(number + KEYCAP))
                .findFirst();
    }

    /**
     * Takes a reaction for an answer.
     *
     * @param reacted what {@link #reacted} found; passed over if somebody else was quicker
     */
    public void take(Reacted reacted) {
        String _ = choose(reacted.question(), reacted.choice());
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

    /** The words of an answer are stored in a transaction that may have to be made again; what it does is done once. */
    private static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    private boolean isAskedOf(int id, Handle sender) {
        Open question = open.get(id);
        return question != null && question.askedOf().containsKey(sender);
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
        if (question.answer().isDone()) {
            return "Question %d was answered already.".formatted(id);
        }
        afterCommit(() -> question.answer().complete(choice - 1));
        return "Answered: " + oneLine(question.choices().get(choice - 1).words());
    }
}
