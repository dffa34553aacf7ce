package org.imsggateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Damaged lines: valid ones that were cut, spliced and stuffed with what parsers stumble over, and plain noise. How many in
 * all is set by the system property {@code fuzz.lines}, which ones by {@code fuzz.seed}.
 */
public final class Fuzz {

    /** How many readers there are; each gets its share of the lines. */
    private static final int READERS = 10;

    private static final int LINES = Integer.getInteger("fuzz.lines", 5000) / READERS;
    private static final long SEED = Long.getLong("fuzz.seed", 20260304L);
    private static final Path RECORDINGS = Path.of("src/test/resources/transcripts");

    /** How long one line may keep its reader busy; far beyond what any needs on a slow machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<byte[]> ODDITIES = Stream.concat(
                    Stream.of(
                                    "null",
                                    "true",
                                    "-1",
                                    "1.5",
                                    "1e400",
                                    "1e-400",
                                    "1e999999999",
                                    "9223372036854775808",
                                    "-9223372036854775809",
                                    "9".repeat(1200),
                                    "0x" + "f".repeat(400),
                                    "\"\"",
                                    "\"\\u0000\"",
                                    "\"\\ud800\"",
                                    "\"\\udc00\\ud800\"",
                                    "\"\uD83E\uDEE0\"",
                                    "\"+999999999-12-31T23:59:59-18:00\"",
                                    "\"" + "x".repeat(70_000) + "\"",
                                    "[]",
                                    "{}",
                                    "[null]",
                                    "[[\"a\"],1]",
                                    "{\"id\":{}}",
                                    "[".repeat(600) + "]".repeat(600),
                                    "[".repeat(20_000),
                                    "{\"a\":".repeat(2_000),
                                    "\"id\":7,\"id\":8,",
                                    "\"method\":\"message\",",
                                    "&a [*a]",
                                    "*a",
                                    "<<: ",
                                    "${HOME}",
                                    "${",
                                    "\\",
                                    "'",
                                    "\"",
                                    "\r",
                                    "\t",
                                    "\u2028",
                                    "\uFEFF",
                                    "/*",
                                    "//",
                                    "#",
                                    "chat_id:",
                                    "sms:",
                                    "imessage:sms:",
                                    "@",
                                    "+1555")
                            .map(text -> text.getBytes(StandardCharsets.UTF_8)),
                    Stream.of(new byte[] {0}, new byte[] {(byte) 0xFF, (byte) 0xFE}, new byte[] {(byte) 0xC3, 0x28}))
            .toList();

    private final List<byte[]> seeds;
    private final boolean oneLine;
    private final Random random;

    private Fuzz(List<byte[]> seeds) {
        this.seeds = seeds;
        this.oneLine = seeds.stream().noneMatch(seed -> new String(seed, StandardCharsets.ISO_8859_1).contains("\n"));
        this.random = new Random(SEED);
    }

    /** Damages these texts. */
    public static Fuzz of(List<String> valid) {
        return new Fuzz(valid.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    /**
     * What was recorded of the real program.
     *
     * @param direction {@code out} for what it said, {@code in} for what it was told
     */
    public static List<String> recorded(String direction) {
        var lines = new ArrayList<String>();
        try (Stream<Path> files = Files.list(RECORDINGS)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode node = JsonMapper.shared().readTree(line);
                    if (node.path("dir").asString("").equals(direction)) {
                        node.path("line").asString("").lines().forEach(lines::add);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** What is done with one line. */
    @FunctionalInterface
    public interface Reading {

        /** Reads a line; whatever it throws is a failure. */
        void read(byte[] line) throws Exception;
    }

    /** Hands over so many lines, one after the other; fails with the line that broke its reader or does not come back. */
    public void feed(String drill, Reading reading) {
        var done = new AtomicLong();
        var current = new AtomicReference<byte[]>(new byte[0]);
        var failure = new AtomicReference<@Nullable Throwable>();
        Thread reader = Thread.ofPlatform().daemon().name("fuzz").start(() -> {
            try {
                while (done.get() < LINES) {
                    current.set(next());
                    reading.read(current.get());
                    done.incrementAndGet();
                }
            } catch (Throwable broken) {
                failure.set(broken);
            }
        });
        watch(reader, done, current);
        if (failure.get() != null) {
            throw new AssertionError("broke at " + words(done.get(), current.get()), failure.get());
        }
        System.out.printf("fuzz %s: %d lines, seed %d, none broke it%n", drill, done.get(), SEED);
    }

    private static void watch(Thread reader, AtomicLong done, AtomicReference<byte[]> current) {
        try {
            long before = -1;
            while (!reader.join(PATIENCE) && done.get() != before) {
                before = done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (reader.isAlive()) {
            var hangs = new AssertionError("hangs at " + words(done.get(), current.get()));
            hangs.setStackTrace(reader.getStackTrace());
            throw hangs;
        }
    }

    private static String words(long number, byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        return "line %d of seed %d, %d bytes: %s"
                .formatted(number, SEED, line.length, text.substring(0, Math.min(2000, text.length())));
    }

    /** A line without a line feed, unless what was valid has some. */
    private byte[] next() {
        byte[] line = random.nextInt(20) == 0 ? noise() : any(seeds);
        for (int i = random.nextInt(4); i > 0; i--) {
            line = damaged(line);
        }
        for (int i = 0; oneLine && i < line.length; i++) {
            line[i] = line[i] == '\n' ? (byte) ' ' : line[i];
        }
        return line;
    }

    private byte[] any(List<byte[]> from) {
        return from.get(random.nextInt(from.size())).clone();
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(300)];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] damaged(byte[] line) {
        int from = random.nextInt(line.length + 1);
        int to = Math.min(line.length, from + random.nextInt(12));
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(line, from);
            case 1 -> joined(line, from, new byte[0], to);
            case 2 -> joined(line, from, any(ODDITIES), from);
            case 3 -> joined(line, from, any(ODDITIES), to);
            case 4 -> joined(line, from, any(seeds), line.length);
            case 5 -> joined(line, from, new byte[] {(byte) random.nextInt(256)}, to);
            default -> otherValue(line, from);
        };
    }

    /** Another value behind the next colon, so that most of such lines are still well formed. */
    private byte[] otherValue(byte[] line, int from) {
        int colon = from;
        while (colon < line.length && line[colon] != ':') {
            colon++;
        }
        int end = colon + 1;
        while (end < line.length && line[end] != ',' && line[end] != '}' && line[end] != '\n') {
            end++;
        }
        return colon < line.length ? joined(line, colon + 1, any(ODDITIES), Math.min(end, line.length)) : line;
    }

    private static byte[] joined(byte[] line, int to, byte[] middle, int from) {
        var all = new ByteArrayOutputStream(line.length + middle.length);
        all.write(line, 0, to);
        all.writeBytes(middle);
        all.write(line, from, line.length - from);
        return all.toByteArray();
    }
}
