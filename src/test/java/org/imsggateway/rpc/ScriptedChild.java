package org.imsggateway.rpc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A child process that does what its arguments say, one step each, in order. Started with the Java that runs the tests,
 * without a shell. Steps: {@code say:TEXT} (a line), {@code raw:TEXT} (no line end; escapes \r \n \xNN), {@code read}
 * (one line of input), {@code echo:N} (answers N requests with their own params), {@code hold:N} (reads N requests and
 * answers them backwards), {@code err:TEXT}, {@code flood:N} (N notifications), {@code garbage:N}, {@code errflood:N},
 * {@code big:BYTES} (one notification), {@code drip:TEXT} (byte by byte), {@code await} (until input closes),
 * {@code stubborn} (ignores TERM), {@code grandchild} (starts a child that outlives input), {@code hang}, {@code exit:N}.
 */
final class ScriptedChild {

    private static final PrintStream OUT = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out));
    private static final BufferedReader IN =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private ScriptedChild() {}

    static ChildCommand command(String... steps) {
        List<String> argv = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ScriptedChild.class.getName()));
        argv.addAll(List.of(steps));
        return new ChildCommand("scripted", argv);
    }

    public static void main(String[] steps) throws IOException, InterruptedException {
        for (String step : steps) {
            int colon = step.indexOf(':');
            run(colon < 0 ? step : step.substring(0, colon), colon < 0 ? "" : step.substring(colon + 1));
        }
    }

    private static void run(String step, String rest) throws IOException, InterruptedException {
        switch (step) {
            case "say" -> write((rest + "\n").getBytes(StandardCharsets.UTF_8));
            case "raw" -> write(unescaped(rest));
            case "read" -> IN.readLine();
            case "echo" -> echo(Integer.parseInt(rest));
            case "hold" -> hold(Integer.parseInt(rest));
            case "err" -> System.err.println(rest);
            case "flood" -> times(rest, "{\"jsonrpc\":\"2.0\",\"method\":\"tick\",\"params\":{\"n\":%d}}\n");
            case "garbage" -> times(rest, "%d bottles of [ garbage\n");
            case "errflood" -> System.err.print("noise on the error stream\n".repeat(Integer.parseInt(rest)));
            case "big" -> big(Integer.parseInt(rest));
            case "drip" -> drip(rest);
            case "await" -> awaitEnd();
            case "stubborn" -> Runtime.getRuntime().addShutdownHook(new Thread(ScriptedChild::hang));
            case "grandchild" -> grandchild();
            case "hang" -> hang();
            case "exit" -> Runtime.getRuntime().halt(Integer.parseInt(rest));
            default -> throw new IllegalArgumentException(step);
        }
    }

    private static void write(byte[] bytes) {
        OUT.write(bytes, 0, bytes.length);
        OUT.flush();
    }

    private static byte[] unescaped(String text) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (text.charAt(i) == '\\' && (next == 'n' || next == 'r')) {
                bytes.write(next == 'n' ? '\n' : '\r');
                i++;
            } else if (text.charAt(i) == '\\' && next == 'x') {
                bytes.write(Integer.parseInt(text.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                bytes.writeBytes(text.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static void echo(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            String line = IN.readLine();
            if (line == null) {
                return;
            }
            write(answer(line));
        }
    }

    private static void hold(int count) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(IN.readLine());
        }
        lines.reversed().forEach(line -> write(answer(line)));
    }

    /** Ours is a fixed envelope, so that the child needs no JSON: {"jsonrpc":"2.0","id":N,"method":"m","params":…}. */
    private static byte[] answer(String line) {
        String id = line.replaceFirst(".*?\"id\":([0-9]+).*", "$1");
        int params = line.indexOf("\"params\":");
        String result = params < 0 ? "null" : line.substring(params + 9, line.length() - 1);
        return ("{\"id\":" + id + ",\"jsonrpc\":\"2.0\",\"result\":" + result + "}\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void times(String count, String format) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Integer.parseInt(count); i++) {
            text.append(String.format(format, i));
        }
        write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void big(int bytes) {
        write(("{\"method\":\"big\",\"params\":{\"text\":\"" + "x".repeat(bytes) + "\"}}\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static void drip(String text) {
        for (byte b : (text + "\n").getBytes(StandardCharsets.UTF_8)) {
            write(new byte[] {b});
        }
    }

    private static void awaitEnd() throws IOException {
        String line = IN.readLine();
        while (line != null) {
            line = IN.readLine();
        }
    }

    private static void grandchild() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command("hang").argv());
        // Inherits our pipes, as a wrapper's ssh does: the output stays open after we are gone.
        Process process = builder.inheritIO().start();
        write(("{\"method\":\"grandchild\",\"params\":{\"pid\":" + process.pid() + "}}\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
