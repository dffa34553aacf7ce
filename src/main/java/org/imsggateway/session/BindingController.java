package org.imsggateway.session;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bindings for operators. */
@RestController
@RequestMapping("/bindings")
@Tag(name = "bindings", description = "Which agent answers which conversations")
class BindingController {

    private final BindingListing listing;
    private final BindingRequests requests;

    BindingController(BindingListing listing, BindingRequests requests) {
        this.listing = listing;
        this.requests = requests;
    }

    @GetMapping
    @Operation(summary = "Every binding: those made in a chat or here, then those of the configuration in their order")
    BindingList list() {
        return listing.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Bind a conversation to a session of an ACP agent, an existing one or a new one")
    BindingList.BindingInfo make(@RequestBody CreateBindingRequest body) {
        try {
            return listing.shown(requests.make(body));
        } catch (RefusedBinding refused) {
            throw problem(refused);
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a binding that was made in a chat or here; its session stays")
    void end(@PathVariable String id) {
        try {
            requests.end(id);
        } catch (RefusedBinding refused) {
            throw problem(refused);
        }
    }

    private static ErrorResponseException problem(RefusedBinding refused) {
        RefusedBinding.Kind kind = refused.kind();
        HttpStatus status = status(kind);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(refused.getMessage()));
        problem.setType(URI.create("urn:imsg-gateway:problem:"
                + kind.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        problem.setTitle(title(kind));
        problem.setProperty("field", refused.field());
        return new ErrorResponseException(status, problem, refused);
    }

    private static HttpStatus status(RefusedBinding.Kind kind) {
        return switch (kind) {
            case INVALID_FIELD, UNKNOWN_ACCOUNT -> HttpStatus.BAD_REQUEST;
            case UNKNOWN_CHAT, UNKNOWN_AGENT, UNKNOWN_SESSION, UNKNOWN_BINDING -> HttpStatus.NOT_FOUND;
            case CONFIGURED_BINDING, CONVERSATION_BOUND, AGENT_REFUSED, BINDINGS_OFF -> HttpStatus.CONFLICT;
        };
    }

    private static String title(RefusedBinding.Kind kind) {
        return switch (kind) {
            case INVALID_FIELD -> "A field is wrong";
            case UNKNOWN_ACCOUNT -> "There is no such account";
            case UNKNOWN_CHAT -> "There is no such chat";
            case UNKNOWN_AGENT -> "There is no such agent";
            case UNKNOWN_SESSION -> "There is no such session";
            case UNKNOWN_BINDING -> "There is no such binding";
            case CONFIGURED_BINDING -> "The binding belongs to the configuration";
            case CONVERSATION_BOUND -> "The conversation is bound already";
            case AGENT_REFUSED -> "The agent cannot be used";
            case BINDINGS_OFF -> "Bindings are switched off";
        };
    }
}
