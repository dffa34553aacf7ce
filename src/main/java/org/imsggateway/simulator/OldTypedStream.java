package org.imsggateway.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How imsg up to 0.9 reads an attributed body: it looks for text between two markers instead of reading the framing. Its
 * mistakes are kept, because clients of those versions see them.
 */
final class OldTypedStream {

    private OldTypedStream() {}

    /**
     * Reads a body.
     *
     * @param dropsLengthPrefix whether the prefix of long texts is skipped (0.9) or shows up as garbage (0.5)
     */
    static String read(byte[] body, boolean dropsLengthPrefix) {
        if (dropsLengthPrefix && TypedStream.startsWith(body, 0xff, 0xfe)) {
            return new String(body, 2, body.length - 2, StandardCharsets.UTF_16LE);
        }
        var best = "";
        for (var span : spans(body)) {
            var text = decode(span, dropsLengthPrefix);
            if (text.length() > best.length()) {
                best = text;
            }
        }
        return best.isEmpty() ? TypedStream.trimLeadingControls(utf8(body, 0)) : best;
    }

    private static List<byte[]> spans(byte[] body) {
        var spans = new ArrayList<byte[]>();
        var from = 0;
        while (true) {
            var start = find(body, from, 0x01, 0x2b);
            var end = start < 0 ? -1 : find(body, start + 2, 0x86, 0x84);
            if (end < 0) {
                return spans;
            }
            spans.add(java.util.Arrays.copyOfRange(body, start + 2, end));
            from = end + 2;
        }
    }

    private static int find(byte[] body, int from, int first, int second) {
        for (var i = from; i + 1 < body.length; i++) {
            if ((body[i] & 0xff) == first && (body[i + 1] & 0xff) == second) {
                return i;
            }
        }
        return -1;
    }

    private static String decode(byte[] span, boolean dropsLengthPrefix) {
        if (span.length == 0) {
            return "";
        }
        var first = span[0] & 0xff;
        var skip = 0;
        if (first == span.length - 1) {
            skip = 1;
        } else if (dropsLengthPrefix && first == 0x81) {
            skip = 2;
        } else if (dropsLengthPrefix && first == 0x82) {
            skip = 3;
        }
        return TypedStream.trimLeadingControls(utf8(span, Math.min(skip, span.length)));
    }

    private static String utf8(byte[] bytes, int from) {
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }
}
