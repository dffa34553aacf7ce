package org.imsggateway.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Every error of the API as a problem document (RFC 9457) that names the field and says what to do. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail fresh = failure instanceof ErrorResponse own ? own.getBody() : ProblemDetail.forStatus(status);
        ProblemDetail problem = body instanceof ProblemDetail given ? given : fresh;
        describe(failure, problem);
        return super.handleExceptionInternal(failure, problem, headers, status, request);
    }

    /** What nobody foresaw: the log gets the reason, the caller a number to find it by. */
    @ExceptionHandler(Exception.class)
    ProblemDetail unforeseen(Exception failure, HttpServletRequest request) throws Exception {
        if (failure instanceof AccessDeniedException) {
            throw failure;
        }
        String incident = UUID.randomUUID().toString();
        log.error("incident={} {} {} failed", incident, request.getMethod(), request.getRequestURI(), failure);
        ProblemDetail problem = ProblemType.INTERNAL_ERROR.detail(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "This is a fault of the gateway, not of the request. Its log has the reason under incident=%s."
                        .formatted(incident));
        problem.setProperty("incident", incident);
        return problem;
    }

    /** A locked database or a full disk: no fault of the request, which may be right later. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        UncategorizedDataAccessException.class,
        TransactionException.class
    })
    ProblemDetail store(NestedRuntimeException failure, HttpServletRequest request) {
        log.warn(
                "{} {} refused, the store cannot be used: {}",
                request.getMethod(),
                request.getRequestURI(),
                failure.getMostSpecificCause().getMessage());
        return ProblemType.STORE_UNAVAILABLE.detail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The store cannot be written or read at the moment; `doctor` says why. Look at the room on its disk and"
                        + " at what else uses the database, then send the request again.");
    }

    private static void describe(Exception failure, ProblemDetail problem) {
        switch (failure) {
            case HttpMessageNotReadableException unreadable -> body(BodyFault.of(unreadable), problem);
            case MissingServletRequestParameterException missing ->
                parameter(problem, missing.getParameterName(), "is missing");
            case MissingRequestHeaderException missing -> parameter(problem, missing.getHeaderName(), "is missing");
            case MethodArgumentTypeMismatchException mismatch ->
                parameter(problem, mismatch.getName(), unfit(mismatch));
            case TypeMismatchException mismatch ->
                parameter(problem, String.valueOf(mismatch.getPropertyName()), unfit(mismatch));
            case NoResourceFoundException none -> noSuchCall(problem);
            case NoHandlerFoundException none -> noSuchCall(problem);
            case HttpRequestMethodNotSupportedException method ->
                ProblemType.METHOD_NOT_ALLOWED.fill(
                        problem,
                        "%s is not possible here; possible: %s."
                                .formatted(method.getMethod(), String.join(", ", or(method.getSupportedMethods()))));
            case HttpMediaTypeNotSupportedException type ->
                ProblemType.MEDIA_TYPE.fill(problem, "Send the body as 'Content-Type: application/json'.");
            case HttpMediaTypeNotAcceptableException type ->
                ProblemType.MEDIA_TYPE.fill(problem, "Ask for 'Accept: application/json', or leave the header out.");
            case ErrorResponse named when hasType(problem) -> {}
            default ->
                ProblemType.INVALID_REQUEST.fill(
                        problem, Objects.requireNonNullElse(problem.getDetail(), "It is not what this call expects."));
        }
    }

    private static boolean hasType(ProblemDetail problem) {
        return problem.getType() != null && !problem.getType().toString().equals("about:blank");
    }

    private static String[] or(String @Nullable [] methods) {
        return methods == null ? new String[0] : methods;
    }

    private static void body(BodyFault fault, ProblemDetail problem) {
        fault.type().fill(problem, fault.detail());
        if (fault.field() != null) {
            problem.setProperty("field", fault.field());
        }
    }

    private static void parameter(ProblemDetail problem, String name, String what) {
        ProblemType.INVALID_PARAMETER.fill(problem, "The parameter '%s' %s.".formatted(name, what));
        problem.setProperty("field", name);
    }

    private static String unfit(TypeMismatchException mismatch) {
        Class<?> wanted = mismatch.getRequiredType();
        String allowed = "";
        if (wanted == boolean.class || wanted == Boolean.class) {
            allowed = "; it must be true or false";
        } else if (wanted != null && (wanted.isPrimitive() || Number.class.isAssignableFrom(wanted))) {
            allowed = "; it must be a whole number, such as 1";
        }
        return "cannot be '%s'%s".formatted(mismatch.getValue(), allowed);
    }

    private static void noSuchCall(ProblemDetail problem) {
        ProblemType.NO_SUCH_CALL.fill(problem, "Look at /v3/api-docs, or at /swagger-ui in a browser, for the calls.");
    }
}
