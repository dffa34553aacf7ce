package org.imsggateway.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into lines without ever holding more than one line of the allowed length. Ends at {@code \n} or
 * {@code \r\n} are cut off, as is a byte order mark at the start of a line; blank lines are passed over; a last line
 * without an end counts as a line.
 *
 * <p>Not thread-safe: one reader, one thread.
 */
final class BoundedLineReader {

    /** Large enough for any message with text; attachments travel as paths. */
    static final int DEFAULT_MAX_BYTES = 16 * 1024 * 1024;

    private static final int HEAD = 4096;

    private final InputStream in;
    private final int maxBytes;
    private final byte[] chunk = new byte[64 * 1024];
    private int next;
    private int filled;
    private byte[] line = new byte[1024];
    private int kept;
    private long length;
    private byte last;

    BoundedLineReader(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** A line as it was found. */
    sealed interface Line {

        /** The line without its end. Bytes that are no UTF-8 stand as U+FFFD: one of them costs a character, not the line. */
        record Whole(String text) implements Line {}

        /** A line over the limit: how long it was, and how it began. The rest is gone. */
        record TooLong(String head, long length) implements Line {}
    }

    /** The next line that is not blank, or null at the end of the stream. Blocks until there is one. */
    @Nullable
    Line read() throws IOException {
        while (true) {
            boolean more = fillLine();
            Line found = take();
            if (found != null || !more) {
                return found;
            }
        }
    }

    /** Reads up to a line's end; false when the stream ended instead. */
    private boolean fillLine() throws IOException {
        while (true) {
            if (next == filled) {
                next = 0;
                filled = Math.max(0, in.read(chunk));
                if (filled == 0) {
                    return false;
                }
            }
            int end = next;
            while (end < filled && chunk[end] != '\n') {
                end++;
            }
            keep(end - next);
            next = end;
            if (end < filled) {
                next++;
                return true;
            }
        }
    }

    private void keep(int count) {
        length += count;
        last = count > 0 ? chunk[next + count - 1] : last;
        // Two bytes more than allowed, for the carriage return and a line that is one byte too long.
        int wanted = (int) Math.min(count, Math.max(0L, maxBytes + 2L - kept));
        if (kept + wanted > line.length) {
            line = Arrays.copyOf(line, (int) Math.min(maxBytes + 2L, Math.max(line.length * 2L, kept + (long) wanted)));
        }
        System.arraycopy(chunk, next, line, kept, wanted);
        kept += wanted;
    }

    private @Nullable Line take() {
        // The last byte may lie behind what is kept, so it is remembered by itself.
        long whole = length > 0 && last == '\r' ? length - 1 : length;
        int to = (int) Math.min(kept, whole);
        int from = startsWithMark(to) ? 3 : 0;
        Line found = null;
        if (whole > maxBytes) {
            found = new Line.TooLong(text(from, Math.min(to, HEAD)), whole);
        } else if (!blank(from, to)) {
            found = new Line.Whole(text(from, to));
        }
        kept = 0;
        length = 0;
        if (line.length > chunk.length) {
            line = new byte[1024];
        }
        return found;
    }

    private String text(int from, int to) {
        return new String(line, from, to - from, StandardCharsets.UTF_8);
    }

    private boolean startsWithMark(int to) {
        return to >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF;
    }

    private boolean blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
