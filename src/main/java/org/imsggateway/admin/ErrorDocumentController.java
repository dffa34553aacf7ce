package org.imsggateway.admin;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A problem document for what fails before it comes to a controller. */
@Hidden
@RestController
class ErrorDocumentController implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
        ProblemDetail problem = switch (status) {
            case NOT_FOUND ->
                ProblemType.NO_SUCH_CALL.detail(
                        status, "Look at /v3/api-docs, or at /swagger-ui in a browser, for the calls.");
            default ->
                status.is5xxServerError()
                        ? ProblemType.INTERNAL_ERROR.detail(
                                status, "This is a fault of the gateway; its log has the reason.")
                        : ProblemType.INVALID_REQUEST.detail(status, status.getReasonPhrase() + ".");
        };
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
