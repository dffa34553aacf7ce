package org.imsggateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What a gateway holds: heap in KiB after a collection, threads, open files; measured again and again. */
final class Vitals {

    private final List<Sample> samples = new ArrayList<>();

    private record Sample(long heap, long threads, long files) {}

    void measure(RunningGateway gateway) throws IOException, InterruptedException {
        long pid = gateway.pid();
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        int collected = new ProcessBuilder(jcmd, String.valueOf(pid), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(collected).isZero();
        samples.add(new Sample(gateway.rest().heap() / 1024, count(pid, "task"), count(pid, "fd")));
    }

    private static long count(long pid, String what) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc", String.valueOf(pid), what))) {
            return entries.count();
        }
    }

    /** Nothing grows: at the end there is at most half as much again as at the beginning, and a little. */
    void assertFlat() {
        System.out.printf(
                "held after %d measures (first/last/most): heap %s KiB, threads %s, open files %s%n",
                samples.size(), words(Sample::heap), words(Sample::threads), words(Sample::files));
        assertFlat("heap", Sample::heap, 16 * 1024);
        assertFlat("threads", Sample::threads, 20);
        assertFlat("open files", Sample::files, 20);
    }

    private void assertFlat(String what, ToLongFunction<Sample> value, long little) {
        assertThat(value.applyAsLong(samples.getLast()))
                .as(what)
                .isLessThanOrEqualTo(value.applyAsLong(samples.getFirst()) * 3 / 2 + little);
    }

    private String words(ToLongFunction<Sample> value) {
        long most = samples.stream().mapToLong(value).max().orElse(0);
        return value.applyAsLong(samples.getFirst()) + "/" + value.applyAsLong(samples.getLast()) + "/" + most;
    }
}
