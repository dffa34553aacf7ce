package org.imsggateway.admin;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** The stable names of what can be wrong with a request, for programs to decide by. */
enum ProblemType {
    /** No token, or a wrong one. */
    UNAUTHORIZED("A valid token is needed"),
    /** The body is missing, or is no JSON. */
    MALFORMED_BODY("The body cannot be read"),
    /** A field of the body has a wrong type or value, or is unknown. */
    INVALID_FIELD("A field is wrong"),
    /** A parameter of the address is missing or wrong. */
    INVALID_PARAMETER("A parameter is wrong"),
    /** There is no such call. */
    NO_SUCH_CALL("There is no such call"),
    /** The call exists, but not with this method. */
    METHOD_NOT_ALLOWED("The method is not allowed here"),
    /** The body is of another media type than JSON, or another one is asked for. */
    MEDIA_TYPE("The media type is not supported"),
    /** The request is wrong in another way. */
    INVALID_REQUEST("The request is wrong"),
    /** The store cannot be read or written now. */
    STORE_UNAVAILABLE("The store cannot be used now"),
    /** The gateway is at fault. */
    INTERNAL_ERROR("The gateway failed");

    private final String title;

    ProblemType(String title) {
        this.title = title;
    }

    URI uri() {
        return URI.create(
                "urn:imsg-gateway:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    ProblemDetail detail(HttpStatusCode status, String detail) {
        return fill(ProblemDetail.forStatus(status), detail);
    }

    /** Keeps what is known already, such as the instance. */
    ProblemDetail fill(ProblemDetail problem, String detail) {
        problem.setType(uri());
        problem.setTitle(title);
        problem.setDetail(detail);
        return problem;
    }
}
