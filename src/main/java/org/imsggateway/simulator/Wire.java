package org.imsggateway.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;

/** Standard output of the child: every record is one whole line, whoever writes it. */
final class Wire {

    private final OutputStream out;
    private final Faults faults;
    private final ReentrantLock writing = new ReentrantLock();
    private int answers;

    Wire(OutputStream out, Faults faults) {
        this.out = out;
        this.faults = faults;
    }

    /**
     * Writes an answer to a request; faults may swallow it or end the process.
     *
     * @param method the request's; empty where it could not be read
     */
    void answer(String method, JsonNode answer) {
        faults.beforeAnswer();
        var text = bytes(answer);
        writing.lock();
        try {
            answers++;
            if (faults.swallowsAnswer(answers)) {
                return;
            }
            write(text, method);
            faults.afterAnswer(answers);
        } finally {
            writing.unlock();
        }
    }

    void notification(JsonNode notification) {
        if (faults.swallowsNotifications()) {
            return;
        }
        var text = bytes(notification);
        writing.lock();
        try {
            write(text, notification.path("method").asString(""));
        } finally {
            writing.unlock();
        }
    }

    /** Writes a line that is not ours to shape: garbage, noise, the text of a version that failed to start. */
    void raw(String line) {
        writing.lock();
        try {
            write((line + "\n").getBytes(StandardCharsets.UTF_8), "");
        } finally {
            writing.unlock();
        }
    }

    void flush() {
        writing.lock();
        try {
            out.flush();
        } catch (IOException e) {
            faults.brokenPipe();
        } finally {
            writing.unlock();
        }
    }

    private static byte[] bytes(JsonNode node) {
        return (Json.line(node) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void write(byte[] line, String method) {
        try {
            faults.write(out, line, method);
        } catch (IOException e) {
            faults.brokenPipe();
        }
    }
}
