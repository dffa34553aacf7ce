package org.imsggateway.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntConsumer;

/** The misbehaviour that was asked for. Without any it does nothing. */
final class Faults {

    private static final int CRASH_STATUS = 134;
    private static final int BROKEN_PIPE_STATUS = 141;
    private static final int ILLEGAL_INSTRUCTION_STATUS = 132;
    private static final int BLOCK = 4096;
    private static final byte[] GARBAGE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"resu \u0007 not json at all\n".getBytes(StandardCharsets.UTF_8);

    private final Map<Fault, String> active = new EnumMap<>(Fault.class);
    private final Pause stopped = new Pause();
    private final IntConsumer exit;
    private byte[] held = new byte[0];

    /**
     * Parses fault switches.
     *
     * @param switches each <code>name</code> or <code>name=value</code>
     * @param exit ends the process at once, with the given status and without any cleaning up
     * @throws UsageException if a switch is unknown or lacks its value
     */
    Faults(Collection<String> switches, IntConsumer exit) {
        this.exit = exit;
        for (var text : switches) {
            var parts = text.strip().split("=", 2);
            var fault = Fault.named(parts[0]);
            active.put(fault, fault.checked(parts.length > 1 ? parts[1] : ""));
        }
    }

    boolean has(Fault fault) {
        return active.containsKey(fault);
    }

    private int number(Fault fault) {
        return Integer.parseInt(active.getOrDefault(fault, "0"));
    }

    /** Waits as long as the fault says; nothing without it. */
    void delay(Fault fault) {
        if (has(fault)) {
            stopped.awaitMillis(number(fault));
        }
    }

    /** Waits, and says whether the process is about to stop. */
    boolean stoppedAfter(long millis) {
        return stopped.awaitMillis(millis);
    }

    void beforeAnswer() {
        delay(Fault.SLOW);
    }

    boolean swallowsAnswer(int count) {
        return has(Fault.HANG) || (has(Fault.HANG_AFTER) && count > number(Fault.HANG_AFTER));
    }

    boolean swallowsNotifications() {
        return has(Fault.HANG);
    }

    void afterAnswer(int count) {
        if (has(Fault.CRASH_AFTER) && count >= number(Fault.CRASH_AFTER)) {
            crash();
        }
    }

    void crashAt(String point) {
        if (has(Fault.CRASH_AT) && point.equals(active.get(Fault.CRASH_AT))) {
            crash();
        }
    }

    private void crash() {
        exit.accept(CRASH_STATUS);
    }

    /** The reader of standard output went away: a real imsg ends by a signal here. */
    void brokenPipe() {
        exit.accept(BROKEN_PIPE_STATUS);
    }

    /** The process dies of something it does not survive; the reason goes to standard error. */
    void fatal(String reason) {
        System.err.println(reason);
        exit.accept(ILLEGAL_INSTRUCTION_STATUS);
    }

    /** Whether a subscription never reports anything. */
    boolean isDeaf(long subscription) {
        return subscription <= number(Fault.DEAF_WATCH);
    }

    /** Whether the answer to a mutation gets lost. */
    boolean dropsAck() {
        return has(Fault.DROP_ACK);
    }

    /**
     * Writes an answer or a notification, or what of it comes out before the process ends. Callers hold the lock of the
     * stream.
     *
     * @param method what was asked for, or of what is notified
     */
    void write(OutputStream out, byte[] line, String method) throws IOException {
        if (("half:" + method).equals(active.get(Fault.CRASH_AT))) {
            out.write(line, 0, line.length / 2);
            out.flush();
            crash();
        }
        write(out, line);
        crashAt("after:" + method);
    }

    /** Writes a line the way the active faults want it written. Callers hold the lock of the stream. */
    void write(OutputStream out, byte[] line) throws IOException {
        if (has(Fault.GARBAGE)) {
            out.write(GARBAGE);
        }
        if (has(Fault.BUFFERED)) {
            hold(out, line);
        } else if (has(Fault.HALF_LINES)) {
            out.write(line, 0, line.length / 2);
            out.flush();
            stopped.awaitMillis(20);
            out.write(line, line.length / 2, line.length - line.length / 2);
            out.flush();
        } else {
            out.write(line);
            out.flush();
        }
    }

    private void hold(OutputStream out, byte[] line) throws IOException {
        var all = java.util.Arrays.copyOf(held, held.length + line.length);
        System.arraycopy(line, 0, all, held.length, line.length);
        var whole = all.length - all.length % BLOCK;
        out.write(all, 0, whole);
        out.flush();
        held = java.util.Arrays.copyOfRange(all, whole, all.length);
    }

    /** Starts what makes noise on its own. */
    void start(Wire wire, java.io.PrintStream err) {
        if (has(Fault.FLOOD)) {
            noise(
                    "flood",
                    () -> wire.raw("{\"jsonrpc\":\"2.0\",\"method\":\"noise\",\"params\":{\"pad\":\"" + "x".repeat(200)
                            + "\"}}"),
                    number(Fault.FLOOD));
        }
        if (has(Fault.STDERR_FLOOD)) {
            noise(
                    "stderr flood",
                    () -> err.println("Could not fetch group 0x0 :ABGroup " + "y".repeat(150)),
                    number(Fault.STDERR_FLOOD));
        }
    }

    private void noise(String name, Runnable line, int lines) {
        Thread.ofPlatform().name("simulator " + name).daemon().start(() -> {
            for (var i = 0; i < lines && !stopped.isEnded(); i++) {
                line.run();
            }
        });
    }

    /** Ends every wait: the process is about to stop. */
    void stop() {
        stopped.end();
    }
}
