package org.imsggateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.imsggateway.simulator.Arrivals;

/**
 * A gateway that was away while many messages arrived, as a process of its own with a small heap: how long it takes until
 * all are stored, judged and answered, and what somebody waits who writes while it catches up. The argument is how many.
 */
public final class FloodRun {

    private static final String HEAP = "-Xmx128m";
    private static final int SENDERS = 100;
    private static final long MINUTES = 30;

    private final Path directory;
    private final int messages;
    private long began;

    private FloodRun(Path directory, int messages) {
        this.directory = directory;
        this.messages = messages;
    }

    /** Runs it and prints what came of it. */
    public static void main(String[] args) throws Exception {
        int messages = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
        Path directory = Files.createTempDirectory("flood");
        new FloodRun(directory, messages).run();
    }

    private void run() throws Exception {
        Files.writeString(directory.resolve("application.yml"), """
                channels:
                  imessage:
                    cliPath: simulator
                    dbPath: "%s"
                    dmPolicy: allowlist
                    allowFrom: ["+15555550100", "+15555550150", "+15555550999"]
                agents: {list: [{id: main, runtime: {type: echo}}]}
                session: {dmScope: per-peer}
                server: {port: 0}
                """.formatted(mac()));
        for (int sender = 0; sender < SENDERS; sender++) {
            Arrivals.receive(mac(), "+1555555%04d".formatted(100 + sender), "before");
        }
        Process first = start();
        until("an account that has begun", "select count(*) > 0 from resume_point");
        stop(first);
        fill();
        Process second = start();
        began = System.nanoTime();
        measure(second);
        stop(second);
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Path mac() {
        return directory.resolve("chat.db");
    }

    /** The messages of the absence, of all senders in turn, all of them of the last half hour. */
    private void fill() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + mac());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("""
                    with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)
                    insert into message (guid, text, handle_id, service, date)
                    select 'FLOOD-' || i, 'This is message ' || i || '.', m.handle_id, m.service, m.date + i * 1000
                    from n join message m on m.rowid = (n.i %% %d) + 1""".formatted(messages, SENDERS));
            statement.executeUpdate("""
                    insert into chat_message_join (chat_id, message_id, message_date)
                    select j.chat_id, m.rowid, m.date from message m
                    join message o on o.handle_id = m.handle_id and o.rowid <= %d
                    join chat_message_join j on j.message_id = o.rowid where m.rowid > %d""".formatted(SENDERS, SENDERS));
            connection.commit();
        }
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GatewayApplication.class.getName())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()));
        builder.environment().put("IMSG_GATEWAY_HOME", directory.resolve("home").toString());
        return builder.start();
    }

    private void stop(Process gateway) throws InterruptedException {
        gateway.destroy();
        gateway.waitFor(60, TimeUnit.SECONDS);
    }

    private void measure(Process gateway) throws Exception {
        print("gateway started with " + HEAP + ", messages of the absence", messages);
        until("a first row", "select count(*) > %d from inbound".formatted(SENDERS));
        print("first row stored, s", seconds());
        Arrivals.receive(mac(), "+15555550999", "written while it catches up");
        long written = System.nanoTime();
        until("all stored", "select count(*) >= %d from inbound".formatted(messages));
        print("all stored, s", seconds());
        print("resident memory, MB", resident(gateway));
        until("the new message answered", """
                select count(*) > 0 from outbox_piece where state = 'SENT' and text = 'written while it catches up'""");
        print("a message written meanwhile was answered after, s", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - written));
        until("all judged", "select count(*) = 0 from inbound where state = 'RECEIVED'");
        print("all judged, s", seconds());
        until("all answered", "select count(*) = 0 from inbound where state = 'QUEUED'");
        until("all sent", "select count(*) = 0 from outbox_piece where settled_at is null");
        print("all answered, s", seconds());
        print("resident memory at the highest, MB", resident(gateway));
        print("messages stored", number("select count(*) from inbound where guid like 'FLOOD-%'"));
        print("replies sent", number("select count(*) from outbox_piece where state = 'SENT'"));
        print("replies that the Mac has", count("select count(*) from message where is_from_me = 1"));
        print("texts that the Mac has more than once", count("""
                select count(*) from (select text from message where is_from_me = 1 group by text having count(*) > 1)"""));
    }

    private long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
    }

    private void until(String what, String question) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        while (number(question) == 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + MINUTES + " minutes: " + what + ", see " + directory);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private long number(String question) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + directory.resolve("home").resolve("gateway.db") + "?busy_timeout=10000");
                var rows = connection.createStatement().executeQuery(question)) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException notThereYet) {
            return 0;
        }
    }

    private long count(String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + mac());
                var rows = connection.createStatement().executeQuery(question)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Linux only; 0 elsewhere. */
    private static long resident(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static void print(String what, Object value) {
        System.out.println(what + ": " + value);
    }
}
