package org.imsggateway.cli;

/** A command ends without success. The message is the one line that the person sees. */
class CommandFailure extends RuntimeException {

    static final int FAILED = 1;
    static final int USAGE = 2;

    private static final long serialVersionUID = 1;

    private final int status;

    private CommandFailure(int status, String message) {
        super(message);
        this.status = status;
    }

    /** It was typed as a command that is known, and did not work. */
    static CommandFailure failed(String whyAndWhatToDo) {
        return new CommandFailure(FAILED, whyAndWhatToDo);
    }

    /** It cannot be meant as it was typed. */
    static CommandFailure usage(String whatIsWrong) {
        return new CommandFailure(USAGE, whatIsWrong);
    }

    /** The exit status of the process. */
    int status() {
        return status;
    }

    String line() {
        return String.valueOf(getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** No gateway answers; some commands have an answer of their own then. */
    static final class Unreachable extends CommandFailure {

        private static final long serialVersionUID = 1;

        Unreachable(String whyAndWhatToDo) {
            super(FAILED, whyAndWhatToDo);
        }
    }
}
