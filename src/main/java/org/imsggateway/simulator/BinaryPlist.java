package org.imsggateway.simulator;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** As much of Apple's binary property lists as it takes to read a string out of the dictionary at the top. */
final class BinaryPlist {

    private static final int TRAILER = 32;
    private static final int STRING_ASCII = 0x5;
    private static final int STRING_UTF16 = 0x6;
    private static final int DICTIONARY = 0xd;

    private final ByteBuffer bytes;
    private final int offsetSize;
    private final int referenceSize;
    private final int top;
    private final int offsets;

    private BinaryPlist(byte[] data) {
        this.bytes = ByteBuffer.wrap(data);
        var trailer = data.length - TRAILER;
        this.offsetSize = data[trailer + 6];
        this.referenceSize = data[trailer + 7];
        this.top = (int) bytes.getLong(trailer + 16);
        this.offsets = (int) bytes.getLong(trailer + 24);
    }

    /** The string under a key; null where the list is broken or has no such string. */
    static @Nullable String string(byte[] data, String key) {
        if (data.length < TRAILER + 8 || !new String(data, 0, 6, StandardCharsets.US_ASCII).equals("bplist")) {
            return null;
        }
        try {
            return new BinaryPlist(data).lookup(key);
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            return null;
        }
    }

    private @Nullable String lookup(String key) {
        var at = offset(top);
        if (kind(at) != DICTIONARY) {
            return null;
        }
        var count = count(at);
        var references = at + 1 + countBytes(at);
        for (var i = 0; i < count; i++) {
            if (key.equals(text(offset((int) number(references + i * referenceSize, referenceSize))))) {
                return text(offset((int) number(references + (count + i) * referenceSize, referenceSize)));
            }
        }
        return null;
    }

    private int offset(int object) {
        return (int) number(offsets + object * offsetSize, offsetSize);
    }

    private int kind(int at) {
        return (bytes.get(at) & 0xf0) >> 4;
    }

    private int count(int at) {
        var low = bytes.get(at) & 0x0f;
        return low < 0x0f ? low : (int) number(at + 2, 1 << (bytes.get(at + 1) & 0x0f));
    }

    private int countBytes(int at) {
        return (bytes.get(at) & 0x0f) < 0x0f ? 0 : 1 + (1 << (bytes.get(at + 1) & 0x0f));
    }

    private @Nullable String text(int at) {
        var start = at + 1 + countBytes(at);
        return switch (kind(at)) {
            case STRING_ASCII -> new String(slice(start, count(at)), StandardCharsets.US_ASCII);
            case STRING_UTF16 -> new String(slice(start, count(at) * 2), StandardCharsets.UTF_16BE);
            default -> null;
        };
    }

    private byte[] slice(int start, int length) {
        var slice = new byte[length];
        bytes.get(start, slice);
        return slice;
    }

    private long number(int at, int size) {
        long value = 0;
        for (var i = 0; i < size; i++) {
            value = (value << 8) | (bytes.get(at + i) & 0xff);
        }
        return value;
    }
}
