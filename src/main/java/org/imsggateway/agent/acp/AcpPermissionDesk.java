package org.imsggateway.agent.acp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.imsggateway.agent.OwnerQuestions;
import org.imsggateway.config.AcpPermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Answers an agent that asks to do something: by the configuration, or as the owner says. Never as the contact says. */
final class AcpPermissionDesk {

    private static final Logger log = LoggerFactory.getLogger(AcpPermissionDesk.class);

    /** So long an owner may think about it. */
    private static final Duration OWNER_PATIENCE = Duration.ofMinutes(10);

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_COMMAND = 1000;
    private static final int MOST_OPTIONS = 9;

    private static final Set<String> KNOWN = Set.of(
            "read",
            "edit",
            "delete",
            "move",
            "search",
            "execute",
            "think",
            "fetch",
            "switch_mode",
            "allow_once",
            "allow_always",
            "reject_once",
            "reject_always");

    private final OwnerQuestions questions;
    private final Duration patience;

    AcpPermissionDesk(OwnerQuestions questions) {
        this(questions, OWNER_PATIENCE);
    }

    AcpPermissionDesk(OwnerQuestions questions, Duration patience) {
        this.questions = questions;
        this.patience = patience;
    }

    /** One of the things that can be answered. */
    private record Option(String id, String name, String kind) {}

    private static final List<Option> ONCE =
            List.of(new Option("allow", "Allow once", "allow_once"), new Option("reject", "Refuse", "reject_once"));

    /**
     * Answers.
     *
     * @param turn the turn that asks
     * @param request the parameters of {@code session/request_permission}
     * @return its result
     */
    Map<String, Object> answer(AcpTurn turn, JsonNode request) {
        List<Option> options = new ArrayList<>();
        for (JsonNode option : request.path("options")) {
            if (options.size() == MOST_OPTIONS) {
                break;
            }
            options.add(new Option(
                    option.path("optionId").asString(""),
                    option.path("name").asString(""),
                    option.path("kind").asString("")));
        }
        AcpPermissions policy = turn.launch().permissions();
        Optional<Option> chosen = switch (policy) {
            case DENY -> pick(options, "reject_once", "reject_always");
            case ALLOW -> pick(options, "allow_once", "allow_always");
            case ASK -> asked(turn, request, options);
        };
        log.info(
                "agent={} permission {}: {}",
                turn.launch().agentId(),
                known(request.path("toolCall").path("kind").asString("")),
                chosen.map(option -> known(option.kind())).orElse("cancelled"));
        return Map.of("outcome", chosen.map(AcpPermissionDesk::selected).orElse(Map.of("outcome", "cancelled")));
    }

    /** A word of the protocol as it is; whatever else an agent may write there does not get into the log. */
    static String known(String kind) {
        return KNOWN.contains(kind) ? kind : "other";
    }

    private static Map<String, String> selected(Option option) {
        return Map.of("outcome", "selected", "optionId", option.id());
    }

    private static Optional<Option> pick(List<Option> options, String first, String second) {
        return options.stream()
                .filter(option -> option.kind().equals(first))
                .findFirst()
                .or(() -> options.stream()
                        .filter(option -> option.kind().equals(second))
                        .findFirst());
    }

    /**
     * Whether a program may be run. The owners see all of it: one that is too long to be shown whole is refused.
     *
     * @param turn the turn that asks
     * @param command what would be run, in words
     */
    boolean mayRun(AcpTurn turn, String command) {
        boolean may = switch (turn.launch().permissions()) {
            case DENY -> false;
            case ALLOW -> true;
            case ASK ->
                command.length() <= LONGEST_COMMAND
                        && asked(turn, command, ONCE)
                                .filter(option -> option.kind().equals("allow_once"))
                                .isPresent();
        };
        log.info("agent={} permission to run a program: {}", turn.launch().agentId(), may ? "given" : "refused");
        return may;
    }

    private Optional<Option> asked(AcpTurn turn, JsonNode request, List<Option> options) {
        String title = request.path("toolCall").path("title").asString("something it does not name");
        return asked(turn, shortened(title), options);
    }

    /** Owners must not take the beginning of a command for all of it. */
    private static String shortened(String title) {
        if (title.length() <= LONGEST_TITLE) {
            return title;
        }
        int end = Character.isHighSurrogate(title.charAt(LONGEST_TITLE - 1)) ? LONGEST_TITLE - 1 : LONGEST_TITLE;
        return "%s… (only the first %d of %d characters are shown)"
                .formatted(title.substring(0, end), end, title.length());
    }

    private Optional<Option> asked(AcpTurn turn, String what, List<Option> options) {
        if (options.isEmpty()) {
            return Optional.empty();
        }
        String text = "%s asks to do this:\n%s"
                .formatted(turn.launch().agentId(), what.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " "));
        Optional<OwnerQuestions.Asked> question = questions.ask(
                turn.owners(),
                text,
                options.stream().map(AcpPermissionDesk::shown).toList());
        if (question.isEmpty()) {
            log.warn(
                    "agent={} permission refused: there is no owner to ask",
                    turn.launch().agentId());
            return pick(options, "reject_once", "reject_always");
        }
        return await(turn, question.get(), options);
    }

    private static OwnerQuestions.Choice shown(Option option) {
        OwnerQuestions.Thumb thumb = switch (option.kind()) {
            case "allow_once" -> OwnerQuestions.Thumb.UP;
            case "reject_once" -> OwnerQuestions.Thumb.DOWN;
            default -> OwnerQuestions.Thumb.NONE;
        };
        return new OwnerQuestions.Choice(
                option.name().isBlank() ? option.kind().replace('_', ' ') : option.name(), thumb);
    }

    /** No answer in time is a refusal; a turn that was cancelled has its question cancelled, as the protocol wants it. */
    private Optional<Option> await(AcpTurn turn, OwnerQuestions.Asked question, List<Option> options) {
        turn.asked().add(question);
        if (turn.over().getCount() == 0 || turn.cancelled().getAsBoolean()) {
            question.answer().cancel(false);
        }
        try {
            return Optional.of(options.get(question.answer().get(patience.toMillis(), TimeUnit.MILLISECONDS)));
        } catch (TimeoutException late) {
            return pick(options, "reject_once", "reject_always");
        } catch (CancellationException cancelled) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an owner's answer never fails", e);
        } finally {
            question.answer().cancel(false);
            turn.asked().remove(question);
        }
    }
}
