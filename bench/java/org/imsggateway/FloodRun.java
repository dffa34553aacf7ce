package org.imsggateway;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.imsggateway.simulator.Arrivals;

/**
 * A gateway that was away while many messages arrived, as a process of its own with a small heap: how long it takes until
 * all are stored, judged and answered, and what somebody waits who writes while it catches up. The argument is how many.
 */
public final class FloodRun {

    private static final String HEAP = "-Xmx128m";
    private static final int SENDERS = 100;
    private static final String YAML = """
            channels:
              imessage:
                cliPath: simulator
                dbPath: "MAC"
                dmPolicy: allowlist
                allowFrom: ["+15555550100", "+15555550150", "+15555550999"]
            agents: {list: [{id: main, runtime: {type: echo}}]}
            session: {dmScope: per-peer}
            server: {port: 0}
            """;

    private final BenchGateway gateway;
    private final int messages;
    private long began;

    private FloodRun(BenchGateway gateway, int messages) {
        this.gateway = gateway;
        this.messages = messages;
    }

    /** Runs it and prints what came of it. */
    public static void main(String[] args) throws Exception {
        int messages = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
        try (var gateway = new BenchGateway(HEAP, YAML)) {
            new FloodRun(gateway, messages).run();
        }
    }

    private void run() throws Exception {
        for (int sender = 0; sender < SENDERS; sender++) {
            Arrivals.receive(gateway.mac(), "+1555555%04d".formatted(100 + sender), "before");
        }
        gateway.start();
        gateway.until("an account that has begun", "select count(*) > 0 from resume_point");
        gateway.stop();
        fill();
        gateway.start();
        began = System.nanoTime();
        measure();
        gateway.stop();
    }

    /** The messages of the absence, of all senders in turn, all of them of the last half hour. */
    private void fill() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + gateway.mac());
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

    private void measure() throws Exception {
        print("gateway started with " + HEAP + ", messages of the absence", messages);
        gateway.until("a first row", "select count(*) > %d from inbound".formatted(SENDERS));
        print("first row stored, s", seconds(began));
        Arrivals.receive(gateway.mac(), "+15555550999", "written while it catches up");
        long written = System.nanoTime();
        gateway.until("all stored", "select count(*) >= %d from inbound".formatted(messages));
        print("all stored, s", seconds(began));
        gateway.until("the new message answered", """
                select count(*) > 0 from outbox_piece where state = 'SENT' and text = 'written while it catches up'""");
        print("a message written meanwhile was answered after, s", seconds(written));
        print("judged by then", gateway.stored("select count(*) from inbound where state <> 'RECEIVED'"));
        gateway.until("all judged", "select count(*) = 0 from inbound where state = 'RECEIVED'");
        print("all judged, s", seconds(began));
        gateway.until("all answered", "select count(*) = 0 from inbound where state = 'QUEUED'");
        gateway.until("all sent", "select count(*) = 0 from outbox_piece where settled_at is null");
        print("all answered, s", seconds(began));
        print("resident memory at the highest, MB", gateway.resident());
        print("messages stored", gateway.stored("select count(*) from inbound where guid like 'FLOOD-%'"));
        print("replies sent", gateway.stored("select count(*) from outbox_piece where state = 'SENT'"));
        print("replies that the Mac has", gateway.sent("select count(*) from message where is_from_me = 1"));
        print("texts that the Mac has more than once", gateway.sent("""
                select count(*) from (select text from message where is_from_me = 1 group by text having count(*) > 1)"""));
    }

    private static long seconds(long since) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
    }

    private static void print(String what, Object value) {
        System.out.println(what + ": " + value);
    }
}
