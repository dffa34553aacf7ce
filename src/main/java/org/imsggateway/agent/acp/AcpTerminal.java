package org.imsggateway.agent.acp;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.imsggateway.rpc.ChildProcess;
import org.imsggateway.rpc.ChildRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One program that runs, or ran, for an agent. */
final class AcpTerminal {

    private static final Logger log = LoggerFactory.getLogger(AcpTerminal.class);
    private static final int PIECE = 8192;

    /** The last of its output may still be in the pipe when it has ended. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final String sessionId;
    private final ChildProcess child;
    private final ChildRecord record;
    private final AcpOutput output;
    private final Thread reader;

    AcpTerminal(String sessionId, ChildProcess child, ChildRecord record, int outputLimit) {
        this.sessionId = sessionId;
        this.child = child;
        this.record = record;
        this.output = new AcpOutput(outputLimit);
        this.reader =
                Thread.ofPlatform().daemon().name("acp-terminal-" + child.pid()).start(this::read);
    }

    String sessionId() {
        return sessionId;
    }

    private void read() {
        byte[] piece = new byte[PIECE];
        // Nobody types into it: a program that asks is told so at once.
        try (InputStream said = child.output()) {
            child.input().close();
            for (int length = said.read(piece); length >= 0; length = said.read(piece)) {
                output.add(piece, length);
            }
        } catch (IOException ended) {
            log.debug("the output of a terminal ended", ended);
        }
    }

    AcpOutput.Shown output() {
        return output.shown();
    }

    /** Its exit status; empty while it runs. */
    OptionalInt status() {
        return child.awaitExit(Duration.ZERO);
    }

    /** Waits until it has ended, and until what it said is there. */
    int await() throws InterruptedException {
        int status = exited(child.exited());
        boolean _ = reader.join(LAST_WORDS);
        return status;
    }

    private static int exited(CompletableFuture<Integer> exit) throws InterruptedException {
        try {
            return exit.get();
        } catch (ExecutionException never) {
            throw new IllegalStateException("an exit status never fails", never);
        }
    }

    /** Ends it and all it started. Blocks for some seconds at most. */
    synchronized void end() {
        record.refresh();
        var _ = child.stop(Duration.ZERO);
        record.close();
    }
}
