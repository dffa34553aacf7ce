package org.imsggateway.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedLineReaderTests {

    private static final int LIMIT = 40;

    private static List<String> lines(InputStream in, int limit) throws IOException {
        BoundedLineReader reader = new BoundedLineReader(in, limit);
        List<String> lines = new ArrayList<>();
        BoundedLineReader.Line line = reader.read();
        while (line != null) {
            lines.add(
                    switch (line) {
                        case BoundedLineReader.Line.Whole(String text) -> text;
                        case BoundedLineReader.Line.TooLong(String _, long length) -> "too long: " + length;
                    });
            line = reader.read();
        }
        return lines;
    }

    private static List<String> lines(String text) throws IOException {
        return lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), LIMIT);
    }

    @Test
    void bothLineEndsAreCutOffAndBlankLinesPassedOver() throws IOException {
        assertThat(lines("a\r\n\n  \t\r\nb\n\r\nc")).containsExactly("a", "b", "c");
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheLine() throws IOException {
        assertThat(lines("\uFEFF{}\n\uFEFF\nx\uFEFF\n")).containsExactly("{}", "x\uFEFF");
    }

    @Test
    void aCarriageReturnWithinALineStays() throws IOException {
        assertThat(lines("a\rb\r\r\n")).containsExactly("a\rb\r");
    }

    @Test
    void aLineOfExactlyTheLimitIsWholeAndOneByteMoreIsTooLong() throws IOException {
        String most = "x".repeat(LIMIT);

        assertThat(lines(most + "\n" + most + "\r\n" + most + "y\n" + most + "y\r\nend"))
                .containsExactly(most, most, "too long: 41", "too long: 41", "end");
    }

    @Test
    void theHeadOfALongLineIsKept() throws IOException {
        BoundedLineReader reader = new BoundedLineReader(
                new ByteArrayInputStream("abcdef".repeat(100).getBytes(StandardCharsets.UTF_8)), 6);

        assertThat(reader.read()).isEqualTo(new BoundedLineReader.Line.TooLong("abcdefab", 600));
    }

    @Test
    void anEndlessLineNeedsNoMoreMemoryThanTheLimit() throws IOException {
        InputStream endless = new InputStream() {
            private long left = 300L * 1024 * 1024;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                int count = (int) Math.min(length, left);
                left -= count;
                return count == 0 ? -1 : count;
            }
        };

        assertThat(lines(endless, 1024)).containsExactly("too long: " + 300L * 1024 * 1024);
    }

    /** Whatever the lines and however the stream is cut into pieces, the lines come out that went in. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void linesSurviveAnyCutOfTheStream(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> expected = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 400; i++) {
            String line = randomLine(random);
            int length = line.getBytes(StandardCharsets.UTF_8).length;
            if (length > LIMIT) {
                expected.add("too long: " + length);
            } else if (!line.isBlank()) {
                expected.add(line);
            }
            bytes.writeBytes((line + (random.nextBoolean() ? "\n" : "\r\n")).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(lines(new Dripping(bytes.toByteArray(), random), LIMIT)).isEqualTo(expected);
    }

    private static String randomLine(Random random) {
        StringBuilder line = new StringBuilder();
        int length = random.nextInt(10) == 0 ? 30 + random.nextInt(200) : random.nextInt(12);
        String alphabet = "ab {}\":,é✅ \t\\";
        for (int i = 0; i < length; i++) {
            line.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return line.toString();
    }

    /** Gives out its bytes in pieces of random size. */
    private static final class Dripping extends ByteArrayInputStream {

        private final Random random;

        Dripping(byte[] bytes, Random random) {
            super(bytes);
            this.random = random;
        }

        @Override
        public synchronized int read(byte[] into, int from, int length) {
            return super.read(into, from, Math.min(length, 1 + random.nextInt(7)));
        }
    }
}
