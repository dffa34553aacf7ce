package org.imsggateway.session;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sessions for operators. */
@RestController
@RequestMapping("/sessions")
@Tag(name = "sessions", description = "What agents remember, and how to make them forget it")
class SessionController {

    private static final int MOST = 500;

    private final Sessions sessions;
    private final Transcript transcript;
    private final Clock clock;

    SessionController(Sessions sessions, Transcript transcript, Clock clock) {
        this.sessions = sessions;
        this.transcript = transcript;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "The sessions, those with the newest activity first")
    SessionList list(@RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw problem(
                    HttpStatus.BAD_REQUEST,
                    "invalid-parameter",
                    "A parameter is wrong",
                    "limit is %d; it must be from 1 to %d.".formatted(limit, MOST),
                    "limit");
        }
        return new SessionList(sessions.newest(limit));
    }

    @GetMapping("/{key}")
    @Operation(summary = "A session with what was said in it since it last started afresh")
    SessionDetail show(@PathVariable String key) {
        SessionInfo session = find(key);
        List<SessionDetail.TranscriptLine> lines =
                transcript.recent(new SessionKey(key), session.incarnation(), OptionalInt.empty()).stream()
                        .map(entry -> new SessionDetail.TranscriptLine(
                                entry.role().name().toLowerCase(Locale.ROOT), entry.text(), entry.at()))
                        .toList();
        return new SessionDetail(session, lines);
    }

    @PostMapping("/{key}/reset")
    @Operation(summary = "Start a session afresh; it keeps its key")
    SessionInfo reset(@PathVariable String key) {
        if (!sessions.reset(new SessionKey(key), clock.instant())) {
            throw unknown(key);
        }
        return find(key);
    }

    private SessionInfo find(String key) {
        return sessions.find(new SessionKey(key)).orElseThrow(() -> unknown(key));
    }

    private static ErrorResponseException unknown(String key) {
        return problem(
                HttpStatus.NOT_FOUND,
                "unknown-session",
                "There is no such session",
                "There is no session \"%s\"; GET /sessions lists them.".formatted(key),
                "key");
    }

    private static ErrorResponseException problem(
            HttpStatus status, String kind, String title, String detail, String field) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:imsg-gateway:problem:" + kind));
        problem.setTitle(title);
        problem.setProperty("field", field);
        return new ErrorResponseException(status, problem, null);
    }
}
