package org.imsggateway.simulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines as imsg reads them: ended by a line feed, of any length, bytes that are no UTF-8 replaced, the last one as it is. */
final class LineReader {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream in;
    private boolean first = true;

    LineReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** The next line without its end; null at the end of input. */
    @Nullable
    String next() throws IOException {
        var line = new ByteArrayOutputStream();
        var read = in.read();
        if (read < 0) {
            return null;
        }
        while (read >= 0 && read != '\n') {
            line.write(read);
            read = in.read();
        }
        var text = line.toString(StandardCharsets.UTF_8);
        var marked = first && text.startsWith(BYTE_ORDER_MARK);
        first = false;
        return marked ? text.substring(1) : text;
    }
}
