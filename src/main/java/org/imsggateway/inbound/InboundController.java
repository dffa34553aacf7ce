package org.imsggateway.inbound;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.imsggateway.message.TraceStep;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What arrived, why it was or was not answered, and another try for what was not. */
@RestController
@RequestMapping("/inbound")
class InboundController {

    private static final int MOST = 500;

    private final InboundEntriesRepository repository;
    private final InboundJournal journal;
    private final InboundConductor conductor;
    private final PolicySimulator simulator;

    InboundController(
            InboundEntriesRepository repository,
            InboundJournal journal,
            InboundConductor conductor,
            PolicySimulator simulator) {
        this.repository = repository;
        this.journal = journal;
        this.conductor = conductor;
        this.simulator = simulator;
    }

    @GetMapping
    @Operation(summary = "The newest messages first; without what this Apple account wrote itself, unless own is true")
    InboundEntries list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "false") boolean own,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw problem(
                    HttpStatus.BAD_REQUEST,
                    "invalid-parameter",
                    "limit is %d; it must be from 1 to %d".formatted(limit, MOST),
                    "limit");
        }
        return new InboundEntries(repository.newest(state == null ? null : state(state), own, limit));
    }

    @GetMapping("/{id}")
    InboundEntries.Entry show(@PathVariable long id) {
        return repository.view(id).orElseThrow(() -> unknown(id));
    }

    @GetMapping("/{id}/trace")
    InboundTrace trace(@PathVariable long id) {
        InboundEntries.Entry entry = show(id);
        List<TraceStep> steps = repository.trace(id);
        return new InboundTrace(entry, steps, TraceSummary.of(entry, steps), change(entry));
    }

    /** Only what was not let through has something to be changed for. */
    private @Nullable SmallestChange change(InboundEntries.Entry entry) {
        return entry.turnId() != null || entry.finishedAt() == null
                ? null
                : simulator.change(entry.id()).orElse(null);
    }

    @PostMapping("/{id}/retry")
    InboundEntries.Entry retry(@PathVariable long id) {
        InboundEntries.Entry before = show(id);
        JournalEntry entry = journal.entry(id)
                .orElseThrow(() -> problem(
                        HttpStatus.CONFLICT,
                        "text-cleared",
                        "the text of message %d was cleared by gateway.retention; it cannot be run again".formatted(id),
                        "id"));
        if (!journal.reopen(entry)) {
            throw problem(
                    HttpStatus.CONFLICT,
                    "not-retryable",
                    "message %d is %s; only a message that is DEAD or HELD can be run again"
                            .formatted(id, before.state()),
                    "id");
        }
        journal.entry(id).ifPresent(conductor::takeUp);
        return show(id);
    }

    private static EntryState state(String word) {
        return Arrays.stream(EntryState.values())
                .filter(state -> state.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> problem(
                        HttpStatus.BAD_REQUEST,
                        "invalid-parameter",
                        "state is \"%s\"; it must be one of %s".formatted(word, List.of(EntryState.values())),
                        "state"));
    }

    private static ErrorResponseException unknown(long id) {
        return problem(
                HttpStatus.NOT_FOUND,
                "unknown-inbound",
                "there is no message %d in the journal; GET /inbound lists them".formatted(id),
                "id");
    }

    private static ErrorResponseException problem(HttpStatus status, String kind, String detail, String field) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(java.net.URI.create("urn:imsg-gateway:problem:" + kind));
        problem.setProperty("field", field);
        return new ErrorResponseException(status, problem, null);
    }
}
