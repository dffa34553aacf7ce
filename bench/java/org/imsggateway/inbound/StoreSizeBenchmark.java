package org.imsggateway.inbound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a message costs from "it arrived" to "its reply was handed over and is settled", on an empty store and on one with a
 * million messages, replies and transcript entries. The store is SQLite as it is by default, each commit on the disk.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class StoreSizeBenchmark {

    private static final int TOGETHER = 100;
    private static final String YAML = """
            agents: {list: [{id: main, runtime: {type: echo}}]}
            channels: {imessage: {dmPolicy: open, allowFrom: ["*"]}}
            session: {dmScope: per-peer}
            """;

    @Param({"0", "1000000"})
    private int stored;

    private Path home;
    private InboundContext gateway;
    private long row;

    /** Fills a store and starts a gateway on it. */
    @Setup
    public void begin() throws IOException {
        home = Files.createTempDirectory("bench");
        try (TestStore store = TestStore.sqlite(home)) {
            if (stored > 0) {
                fill(store);
            }
        }
        row = 10_000_000;
        gateway = InboundContext.in(home, YAML, Clock.systemUTC()).start();
    }

    private void fill(TestStore store) {
        String conversation = Conversation.direct(AccountId.DEFAULT, Handle.of("+1555700")).key();
        String numbers = "with recursive n(i) as (select 1 union all select i + 1 from n where i < " + stored + ") ";
        long then = Instant.now().minusSeconds(3 * 86_400L).toEpochMilli();
        run(store, """
                insert into inbound (account, guid, row_id, chat_id, conversation, is_group, sender, state, outcome, agent,
                  session_key, turn_id, message, trace, sent_at, received_at, finished_at)
                %s select 'default', 'OLD-' || i, i, i %% 1000 + 1, '%s' || (i %% 1000), 0,
                  '+1555700' || (i %% 1000), 'HANDLED', 'answered', 'main', 'agent:main:direct:+1555700' || (i %% 1000),
                  'turn-' || i, '{"text":"an earlier message of an ordinary length, %s"}', '[]', %d + i, %d + i, %d + i
                from n""".formatted(numbers, conversation, "x".repeat(200), then, then, then));
        run(store, """
                insert into outbox_message (id, account, conversation, target, service, region, origin, inbound_id,
                  fingerprint, created_at)
                %s select 'message-' || i, 'default', '%s' || (i %% 1000), 'chat_id:1', 'auto', 'US', 'AGENT',
                  i, 'f', %d + i from n""".formatted(numbers, conversation, then));
        run(store, """
                insert into outbox_piece (message_id, piece, account, conversation, place, state, text, length, guid,
                  sent_at, settled_at)
                %s select 'message-' || i, 0, 'default', '%s' || (i %% 1000), i, 'SENT', 'an earlier reply', 16,
                  'SENT-' || i, %d + i, %d + i from n""".formatted(numbers, conversation, then, then));
        run(store, """
                insert into transcript (incarnation, turn_id, role, text, said_at, stored_at)
                %s select 'incarnation-' || (i %% 1000), 'turn-' || i, 'USER', 'an earlier message', %d + i, %d + i
                from n""".formatted(numbers, then, then));
    }

    private static void run(TestStore store, String statement) {
        store.jdbc().sql(statement).update();
    }

    /** A hundred people write at once, and each gets a reply; the time is that of one. */
    @Benchmark
    @OperationsPerInvocation(TOGETHER)
    public int message() {
        gateway.channel().forget();
        InboundMessage[] messages = LongStream.range(0, TOGETHER)
                .mapToObj(i -> Messages.direct()
                        .row(++row)
                        .from("+1555700" + i)
                        .chat(i + 1)
                        .text("this is message " + row)
                        .at(Instant.now())
                        .build())
                .toArray(InboundMessage[]::new);
        gateway.accept(messages);
        while (gateway.channel().sent().size() < TOGETHER) {
            LockSupport.parkNanos(100_000);
        }
        return messages.length;
    }

    /** Lets go of everything. */
    @TearDown
    public void end() throws IOException {
        gateway.close();
        try (var files = Files.walk(home)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
