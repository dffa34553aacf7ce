package org.imsggateway.delivery;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Messages through the API. */
@RestController
class DeliveryController {

    private static final int MAX_KEY = 255;

    private final MessageRequests requests;
    private final Outbox outbox;

    DeliveryController(MessageRequests requests, Outbox outbox) {
        this.requests = requests;
        this.outbox = outbox;
    }

    /** Stores a message to be sent; 204 if it answers a turn with "nothing to say". */
    @PostMapping("/messages")
    ResponseEntity<MessageStatus> send(
            @RequestBody SendMessageRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > MAX_KEY)) {
            throw RefusedRequest.invalid("Idempotency-Key", "an idempotency key has 1 to " + MAX_KEY + " characters");
        }
        return switch (requests.send(request, key)) {
            case Dispatched.Queued queued -> accepted(queued.messageId());
            case Dispatched.Repeated repeated -> accepted(repeated.messageId());
            case Dispatched.KeyTaken taken -> throw RefusedRequest.keyTaken(taken.messageId());
            case Dispatched.NothingToSend _ -> ResponseEntity.noContent().build();
        };
    }

    private ResponseEntity<MessageStatus> accepted(String id) {
        return ResponseEntity.accepted().location(URI.create("/messages/" + id)).body(status(id));
    }

    /** How far a message is. */
    @GetMapping("/messages/{id}")
    MessageStatus status(@PathVariable String id) {
        return outbox.status(id).orElseThrow(() -> RefusedRequest.unknownMessage(id));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedRequest refusal) {
        ProblemDetail document = ProblemDetail.forStatusAndDetail(status(refusal.kind()), refusal.getMessage());
        document.setType(URI.create("urn:imsg-gateway:problem:"
                + refusal.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        document.setTitle(title(refusal.kind()));
        if (refusal.field() != null) {
            document.setProperty("field", refusal.field());
        }
        return ResponseEntity.of(document).build();
    }

    private static HttpStatus status(RefusedRequest.Kind kind) {
        return switch (kind) {
            case INVALID_FIELD, UNKNOWN_ACCOUNT -> HttpStatus.BAD_REQUEST;
            case UNKNOWN_TURN, UNKNOWN_MESSAGE -> HttpStatus.NOT_FOUND;
            case IDEMPOTENCY_KEY_REUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    private static String title(RefusedRequest.Kind kind) {
        return switch (kind) {
            case INVALID_FIELD -> "A field is wrong";
            case UNKNOWN_ACCOUNT -> "There is no such account";
            case UNKNOWN_TURN -> "There is no such turn";
            case UNKNOWN_MESSAGE -> "There is no such message";
            case IDEMPOTENCY_KEY_REUSED -> "The idempotency key belongs to another request";
        };
    }
}
