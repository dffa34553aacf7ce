package org.imsggateway.agent.acp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a program in a terminal has written: the end of it, if it is much. Thread-safe. */
final class AcpOutput {

    private final int most;
    private byte[] bytes = new byte[0];
    private boolean cut;

    /** Keeps at most so many bytes. */
    AcpOutput(int most) {
        this.most = most;
    }

    /**
     * What is kept of it.
     *
     * @param truncated whether there was more before
     */
    record Shown(String text, boolean truncated) {}

    synchronized void add(byte[] more, int length) {
        int skip = Math.max(0, length - most);
        int kept = Math.min(bytes.length, most - (length - skip));
        cut |= skip > 0 || kept < bytes.length;
        byte[] all = new byte[kept + length - skip];
        System.arraycopy(bytes, bytes.length - kept, all, 0, kept);
        System.arraycopy(more, skip, all, kept, length - skip);
        bytes = all;
    }

    /** The text; it begins with a whole character. */
    synchronized Shown shown() {
        int start = 0;
        while (cut && start < bytes.length && (bytes[start] & 0xC0) == 0x80) {
            start++;
        }
        return new Shown(new String(Arrays.copyOfRange(bytes, start, bytes.length), StandardCharsets.UTF_8), cut);
    }
}
