package org.imsggateway.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Handle;
import org.imsggateway.message.Whitespace;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Pairing for operators. */
@RestController
@RequestMapping("/pairing")
@Tag(name = "pairing", description = "Strangers who ask to be let in, and who has been")
class PairingController {

    /** Which of our own faces a request comes from; anything but {@code cli} is the API itself. */
    static final String FACE_HEADER = "X-Imsg-Gateway-Face";

    private static final String BODY = "invalid-field";
    private static final String QUERY = "invalid-parameter";

    private final PairingService pairing;
    private final Clock clock;

    PairingController(PairingService pairing, Clock clock) {
        this.pairing = pairing;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "The pending requests, oldest first")
    PairingRequests pending(
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String accountId) {
        requireKnown(channel, QUERY);
        return pairing.pending(account(accountId));
    }

    @PostMapping("/approve")
    @Operation(summary = "Let the sender of a request in")
    PairingDecision approve(
            @RequestBody ApprovePairingRequest body,
            @RequestHeader(name = FACE_HEADER, required = false) @Nullable String face) {
        requireKnown(body.channel(), BODY);
        var command = new ApproveCommand(
                code(body.code()),
                account(body.accountId()),
                Boolean.TRUE.equals(body.notifySender()),
                future(body.expiresAt()),
                "cli".equals(face) ? "cli" : "api");
        return switch (pairing.approve(command)) {
            case PairingApproval.Approved(AccountId account, Handle sender, String warning) ->
                decision(account, sender, true, warning);
            case PairingApproval.UnknownCode(String code) -> throw unknown(code);
        };
    }

    @PostMapping("/reject")
    @Operation(summary = "Turn a request down; its sender gets no other code until its hour is over")
    PairingDecision reject(@RequestBody RejectPairingRequest body) {
        requireKnown(body.channel(), BODY);
        return switch (pairing.reject(code(body.code()), account(body.accountId()))) {
            case PairingRejection.Rejected(AccountId account, Handle sender) -> decision(account, sender, false, null);
            case PairingRejection.UnknownCode(String code) -> throw unknown(code);
        };
    }

    @GetMapping("/allowlist")
    @Operation(summary = "Who has been approved, oldest approval first")
    PairingAllowlist allowlist(
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String accountId) {
        requireKnown(channel, QUERY);
        return pairing.allowlist(account(accountId));
    }

    @DeleteMapping("/allowlist/{sender}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take an approval back, in every account if none is named")
    void revoke(
            @PathVariable String sender,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String accountId) {
        requireKnown(channel, QUERY);
        AccountId account = account(accountId);
        if (pairing.revoke(Handle.of(sender), account) == 0) {
            throw problem(
                    HttpStatus.NOT_FOUND,
                    "not-approved",
                    "Nobody to revoke",
                    "%s has not been approved%s; GET /pairing/allowlist shows who has."
                            .formatted(Handle.of(sender).value(), account == null ? "" : " on account " + account));
        }
    }

    private static PairingDecision decision(
            AccountId account, Handle sender, boolean approved, @Nullable String warning) {
        return new PairingDecision(PairingService.CHANNEL, account.value(), sender.value(), approved, warning);
    }

    private static void requireKnown(@Nullable String channel, String kind) {
        String name = channel == null ? "" : Whitespace.trim(channel).toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && !name.equals(PairingService.CHANNEL)) {
            throw wrong(kind, "channel", "Unknown channel \"" + channel + "\"; the channel with pairing is imessage.");
        }
    }

    private static @Nullable AccountId account(@Nullable String id) {
        return id == null || Whitespace.isBlank(id) ? null : AccountId.of(id);
    }

    private static String code(@Nullable String code) {
        if (code == null || Whitespace.isBlank(code)) {
            throw wrong(BODY, "code", "\"code\" is missing; GET /pairing lists the codes that can be decided on.");
        }
        return code;
    }

    private @Nullable Instant future(@Nullable Instant expiresAt) {
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            throw wrong(
                    BODY,
                    "expiresAt",
                    "\"expiresAt\" is " + expiresAt + ", which is over; give a later time, or leave it out for good.");
        }
        return expiresAt;
    }

    private static ErrorResponseException unknown(String code) {
        return problem(
                HttpStatus.NOT_FOUND,
                "unknown-code",
                "No such pairing code",
                "no pending pairing request found for code: " + code
                        + "; a code works once and for one hour, GET /pairing lists those that do.");
    }

    private static ErrorResponseException wrong(String kind, String field, String detail) {
        var failure = problem(
                HttpStatus.BAD_REQUEST, kind, kind.equals(BODY) ? "A field is wrong" : "A parameter is wrong", detail);
        failure.getBody().setProperty("field", field);
        return failure;
    }

    private static ErrorResponseException problem(HttpStatus status, String kind, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:imsg-gateway:problem:" + kind));
        problem.setTitle(title);
        return new ErrorResponseException(status, problem, null);
    }
}
