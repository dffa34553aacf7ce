package org.imsggateway.imsg;

import java.util.function.Predicate;
import org.imsggateway.message.AccountId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The accounts and what their processes are doing. */
@RestController
@RequestMapping("/channels")
class ChannelController {

    private final ImsgProcessManager manager;
    private final ChannelReport report;

    ChannelController(ImsgProcessManager manager, ChannelReport report) {
        this.manager = manager;
        this.report = report;
    }

    /** All accounts as they were last seen. */
    @GetMapping
    ChannelStatus channels() {
        return report.all(false);
    }

    /** All accounts; with {@code probe} each child is asked now, within ten seconds for all of them. */
    @GetMapping("/status")
    ChannelStatus status(@RequestParam(defaultValue = "false") boolean probe) {
        return report.all(probe);
    }

    /** Gives an account a fresh child. The answer comes before it is up. */
    @PostMapping("/imessage/accounts/{id}/restart")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ChannelStatus.Account restart(@PathVariable String id) {
        return command(id, manager::restart);
    }

    /** Stops an account until it is started again. The answer comes before its child is gone. */
    @PostMapping("/imessage/accounts/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ChannelStatus.Account stop(@PathVariable String id) {
        return command(id, manager::stop);
    }

    /** Starts a stopped account. The answer comes before it is up. */
    @PostMapping("/imessage/accounts/{id}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ChannelStatus.Account start(@PathVariable String id) {
        return command(id, manager::start);
    }

    private ChannelStatus.Account command(String id, Predicate<AccountId> command) {
        AccountId account = AccountId.of(id);
        boolean known = command.test(account);
        return manager.account(account)
                .filter(_ -> known)
                .map(found -> report.one(found, null))
                .orElseThrow(() -> unknown(id));
    }

    static ErrorResponseException unknown(String id) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.NOT_FOUND, "There is no account \"" + id + "\"; GET /channels lists those there are.");
        problem.setTitle("Unknown account");
        problem.setType(java.net.URI.create("urn:imsg-gateway:problem:unknown-account"));
        return new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
    }
}
