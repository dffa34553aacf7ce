package org.imsggateway.inbound;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.imsggateway.config.ConfigFault;
import org.imsggateway.config.ConfigProposals;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.config.InvalidConfigException;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatRef;
import org.imsggateway.message.InboundMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Asks what would become of a message, without anything becoming of it. */
@RestController
class PolicySimulationController {

    /** So many recorded messages are judged in one call: some seconds of work. */
    private static final int MOST_ROWS = 20_000;

    private final PolicySimulator simulator;
    private final RecordedRowsRepository recorded;
    private final ConfigStore config;
    private final ConfigProposals proposals;
    private final JsonMapper json;
    private final Clock clock;

    PolicySimulationController(
            PolicySimulator simulator,
            RecordedRowsRepository recorded,
            ConfigStore config,
            ConfigProposals proposals,
            JsonMapper json,
            Clock clock) {
        this.simulator = simulator;
        this.recorded = recorded;
        this.config = config;
        this.proposals = proposals;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping("/policy/simulate")
    @Operation(summary = "How a made-up or recorded message would be judged; changes nothing")
    PolicySimulation simulate(@RequestBody SimulatePolicyRequest request) {
        Proposal proposed = proposed(request.config());
        SimulatePolicyRequest.Message message = request.message();
        SimulatePolicyRequest.Rows rows = request.rows();
        if (message != null && rows == null) {
            boolean approved = Boolean.TRUE.equals(message.approved());
            return one(simulator.judge(made(message, proposed.config()), approved, proposed));
        }
        if (rows == null || message != null) {
            throw wrong("message", "Give either \"message\", a made-up one, or \"rows\", recorded ones.");
        }
        return rows(rows, proposed);
    }

    private PolicySimulation rows(SimulatePolicyRequest.Rows rows, Proposal proposed) {
        long to = Objects.requireNonNullElse(rows.to(), rows.from());
        if (rows.from() < 1 || to < rows.from() || to - rows.from() >= MOST_ROWS) {
            throw wrong(
                    "rows",
                    "\"rows\" is %d to %d; it must begin at 1 or later, not end before it begins, and hold at most %d."
                            .formatted(rows.from(), to, MOST_ROWS));
        }
        if (rows.to() != null) {
            return simulator.judge(rows.from(), to, config.current(), proposed.config());
        }
        RecordedRow row = recorded.row(rows.from()).orElseThrow(() -> unknown(rows.from()));
        return one(simulator.judge(row, proposed));
    }

    private static PolicySimulation one(PolicySimulation.Judged judged) {
        return new PolicySimulation(judged, 1, 0, List.of());
    }

    private Proposal proposed(@Nullable Map<String, @Nullable Object> changes) {
        if (changes == null || changes.isEmpty()) {
            return new Proposal(config.current(), "");
        }
        try {
            String tree = json.writeValueAsString(changes);
            return new Proposal(proposals.with(tree), tree);
        } catch (InvalidConfigException invalid) {
            throw wrong(
                    "config",
                    invalid.faults().stream()
                            .map(ConfigFault::message)
                            .collect(Collectors.joining("; ", "The proposed configuration could not be used: ", "")));
        }
    }

    private InboundMessage made(SimulatePolicyRequest.Message message, GatewayConfig proposed) {
        AccountId account = message.accountId() == null ? proposed.defaultAccount() : AccountId.of(message.accountId());
        if (proposed.account(account).isEmpty()) {
            throw wrong("message.accountId", "There is no account \"" + account + "\"; GET /channels lists them.");
        }
        String sender = Objects.requireNonNullElse(message.sender(), "");
        boolean group = Boolean.TRUE.equals(message.group());
        var chat = new ChatRef(
                Objects.requireNonNullElse(message.chatId(), 0L),
                message.chatGuid(),
                message.chatIdentifier() == null && !group ? sender : message.chatIdentifier(),
                null,
                List.of(),
                group);
        return new InboundMessage(
                account,
                0,
                "",
                chat,
                sender,
                Boolean.TRUE.equals(message.fromMe()),
                Objects.requireNonNullElse(message.text(), ""),
                clock.instant(),
                clock.instant(),
                message.destination(),
                null,
                null,
                List.of(),
                "{}");
    }

    private static ErrorResponseException unknown(long id) {
        return problem(
                HttpStatus.NOT_FOUND,
                "unknown-inbound",
                "There is no judged message %d in the journal that still has its text; GET /inbound lists them."
                        .formatted(id),
                "rows");
    }

    private static ErrorResponseException wrong(String field, String detail) {
        return problem(HttpStatus.BAD_REQUEST, "invalid-field", detail, field);
    }

    private static ErrorResponseException problem(HttpStatus status, String kind, String detail, String field) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:imsg-gateway:problem:" + kind));
        problem.setProperty("field", field);
        return new ErrorResponseException(status, problem, null);
    }
}
