package org.imsggateway.admin.events;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.imsggateway.config.EventKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Events as they happen, for programs that would rather ask than be called. */
@RestController
@Tag(name = "events", description = "What happens in the gateway")
class EventStreamController {

    private static final String WORDS =
            Arrays.stream(EventKind.values()).map(EventKind::word).collect(Collectors.joining(", "));

    private final EventStreams streams;

    EventStreamController(EventStreams streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Events as they happen, as server-sent events; after Last-Event-ID if that is given",
            description =
                    "The data of each is a document as under \"webhooks\", its name the type. Without Last-Event-ID it"
                            + " begins now. An id that is unknown or too old is answered with the event \"gap\", and with the oldest"
                            + " events there are.")
    @ApiResponse(
            responseCode = "200",
            description = "The stream; it does not end by itself",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    void stream(
            @RequestParam(required = false) @Nullable List<String> events,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response)
            throws IOException {
        Set<EventKind> kinds = kinds(events == null ? List.of() : events);
        if (!streams.enter()) {
            throw problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "too-many-streams",
                    "Too many listen",
                    "%d programs listen to events, and more may not; end one of them, or subscribe with gateway.webhooks."
                            .formatted(EventStreams.MOST));
        }
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            streams.run(kinds, lastEventId, response.getOutputStream());
        } finally {
            streams.leave();
        }
    }

    private static Set<EventKind> kinds(List<String> words) {
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        for (String word : words) {
            kinds.add(kind(word).orElseThrow(() -> {
                ErrorResponseException problem = problem(
                        HttpStatus.BAD_REQUEST,
                        "invalid-parameter",
                        "A parameter is wrong",
                        "events has \"%s\"; it takes some of: %s; leave it out for all.".formatted(word, WORDS));
                problem.getBody().setProperty("field", "events");
                return problem;
            }));
        }
        return kinds;
    }

    private static Optional<EventKind> kind(String word) {
        return Arrays.stream(EventKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst();
    }

    private static ErrorResponseException problem(HttpStatus status, String kind, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:imsg-gateway:problem:" + kind));
        problem.setTitle(title);
        return new ErrorResponseException(status, problem, null);
    }
}
