package org.imsggateway.agent.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A body that comes in pieces: lines, or server-sent events. Read by one thread. */
public final class AnswerLines {

    private static final String DATA = "data:";

    private final String name;
    private final InputStream body;
    private final int most;
    private final byte[] buffer = new byte[8192];
    private int filled;
    private int at;
    private int total;

    AnswerLines(String name, InputStream body, int most) {
        this.name = name;
        this.body = body;
        this.most = most;
    }

    /**
     * The next line, as soon as its end has come.
     *
     * @return the line without its end; empty when the body is over
     * @throws CallException if the body is too long, is no UTF-8, or breaks off
     */
    public Optional<String> nextLine() throws CallException {
        var line = new ByteArrayOutputStream();
        try {
            int next = read();
            if (next < 0) {
                return Optional.empty();
            }
            while (next >= 0 && next != '\n') {
                line.write(next);
                next = read();
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
            return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
        } catch (CharacterCodingException wrong) {
            throw CallException.notUtf8(name);
        } catch (IOException broken) {
            throw CallException.brokenOff(name);
        }
    }

    /**
     * The data of the next server-sent event; other fields and comments are skipped.
     *
     * @return its data lines, joined; empty when the body is over, even if an event had begun
     * @throws CallException as for a line
     */
    public Optional<String> nextEvent() throws CallException {
        StringBuilder data = null;
        for (Optional<String> line = nextLine(); line.isPresent(); line = nextLine()) {
            String text = line.get();
            if (text.isEmpty() && data != null) {
                return Optional.of(data.toString());
            }
            if (text.startsWith(DATA)) {
                String value = text.substring(DATA.length());
                data = data == null ? new StringBuilder() : data.append('\n');
                data.append(value.startsWith(" ") ? value.substring(1) : value);
            }
        }
        return Optional.empty();
    }

    private int read() throws IOException, CallException {
        if (at == filled) {
            filled = body.read(buffer);
            at = 0;
            total += Math.max(filled, 0);
        }
        if (total > most) {
            throw CallException.tooLong(name, most);
        }
        return filled <= 0 ? end() : buffer[at++] & 0xFF;
    }

    private int end() {
        filled = 0;
        return -1;
    }
}
