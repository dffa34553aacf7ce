package org.imsggateway.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The typedstream of an attributed string, as Messages stores it in <code>message.attributedBody</code>. Nothing in the
 * layout depends on the text but two lengths, so writing needs a fixed head and tail only.
 */
final class TypedStream {

    private static final byte[] HEAD = HexFormat.of()
            .parseHex(
                    "040b73747265616d747970656481e803840140848484124e5341747472696275746564537472696e67008484084e534f62"
                            + "6a656374008592848484084e53537472696e67019484012b");
    private static final byte[] RUN = HexFormat.of().parseHex("8684026949" + "01");
    private static final byte[] TAIL = HexFormat.of()
            .parseHex("928484840c4e5344696374696f6e617279009484016901928496961d5f5f6b494d4d6573736167655061727441747472"
                    + "69627574654e616d658692848484084e534e756d626572008484074e5356616c7565009484012a84999900868686");
    private static final int FIRST_TEXT_OFFSET = 13;

    private TypedStream() {}

    static byte[] write(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream(HEAD.length + utf8.length + TAIL.length + 16);
        out.writeBytes(HEAD);
        length(out, utf8.length);
        out.writeBytes(utf8);
        out.writeBytes(RUN);
        length(out, text.length());
        out.writeBytes(TAIL);
        return out.toByteArray();
    }

    private static void length(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
        } else if (length <= Short.MAX_VALUE) {
            out.write(0x81);
            little(out, length, 2);
        } else {
            out.write(0x82);
            little(out, length, 4);
        }
    }

    private static void little(ByteArrayOutputStream out, int value, int bytes) {
        for (var i = 0; i < bytes; i++) {
            out.write(value >>> (8 * i));
        }
    }

    /** The text as the newest imsg reads it: exact framing, and nothing at all where a byte is out of place. */
    static String read(byte[] body) {
        if (startsWith(body, 0xff, 0xfe)) {
            return new String(body, 2, body.length - 2, StandardCharsets.UTF_16LE);
        }
        if (!startsWith(body, 0x04, 0x0b)) {
            return trimLeadingControls(new String(body, StandardCharsets.UTF_8));
        }
        for (var at = FIRST_TEXT_OFFSET; at + 2 < body.length; at++) {
            if (body[at] == 0x01 && body[at + 1] == 0x2b) {
                return framed(ByteBuffer.wrap(body, at + 2, body.length - at - 2)
                        .slice()
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN));
            }
        }
        return "";
    }

    private static String framed(ByteBuffer rest) {
        var first = rest.get() & 0xff;
        var length = first;
        if (first == 0x81 && rest.remaining() >= 2) {
            length = rest.getShort() & 0xffff;
        } else if (first == 0x82 && rest.remaining() >= 4) {
            length = rest.getInt();
        } else if (first >= 0x80) {
            return "";
        }
        if (length < 0 || length > rest.remaining()) {
            return "";
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(rest.slice(rest.position(), length))
                    .toString();
        } catch (CharacterCodingException e) {
            return "";
        }
    }

    static boolean startsWith(byte[] body, int first, int second) {
        return body.length >= 2 && (body[0] & 0xff) == first && (body[1] & 0xff) == second;
    }

    static String trimLeadingControls(String text) {
        var start = 0;
        while (start < text.length() && Character.isISOControl(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }
}
