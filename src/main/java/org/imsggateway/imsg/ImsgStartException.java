package org.imsggateway.imsg;

/** A child could not be brought to work. */
final class ImsgStartException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ImsgProblem problem;

    ImsgStartException(ImsgProblem problem) {
        super(problem.line());
        this.problem = problem;
    }

    ImsgProblem problem() {
        return problem;
    }
}
