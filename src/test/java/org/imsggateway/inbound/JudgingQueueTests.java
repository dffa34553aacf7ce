package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JudgingQueueTests {

    private static final int FLOOD = 10_000;
    private static final int STRANGERS = 50;

    private final Map<Long, JournalEntry> store = new ConcurrentHashMap<>();
    private final List<JournalEntry> judged = new CopyOnWriteArrayList<>();
    private final List<Long> read = new CopyOnWriteArrayList<>();
    private final CountDownLatch begin = new CountDownLatch(1);
    private final JudgingQueue queue = new JudgingQueue(this::read, this::judge);

    @AfterEach
    void stop() {
        queue.end();
        queue.close();
    }

    private @Nullable JournalEntry read(long id) {
        read.add(id);
        return store.get(id);
    }

    private void judge(List<JournalEntry> burst) {
        try {
            assertThat(begin.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        judged.addAll(burst);
    }

    private void arrive(long id, long chat) {
        var message = Messages.inGroup(chat).row(id).text("flood").build();
        var entry = new JournalEntry(
                id,
                message,
                new Conversation(AccountId.DEFAULT, true, Long.toString(chat)),
                EntryState.RECEIVED,
                null,
                false,
                message.receivedAt());
        store.put(id, entry);
        queue.awaitRoom();
        queue.add(List.of(entry));
    }

    @Test
    void whoWritesAfterAFloodWaitsForOneMessageOfEachConversationAndNotForAllOfThem() {
        IntStream.range(0, FLOOD).forEach(i -> arrive(i, i % STRANGERS));
        arrive(FLOOD, STRANGERS);
        begin.countDown();
        await().until(() -> judged.size() > FLOOD);

        List<Long> order = judged.stream().map(JournalEntry::id).toList();
        assertThat(order.indexOf((long) FLOOD)).isLessThan(3 * STRANGERS);
    }

    @Test
    void aFloodIsJudgedInTheOrderOfEachConversationAndOnlyItsFirstMessagesAreKeptWhole() {
        IntStream.range(0, FLOOD).forEach(i -> arrive(i, i % 3));
        begin.countDown();
        await().until(() -> judged.size() == FLOOD);

        for (int chat = 0; chat < 3; chat++) {
            long which = chat;
            assertThat(judged.stream().map(JournalEntry::id).filter(id -> id % 3 == which))
                    .isSorted();
        }
        assertThat(read).hasSizeGreaterThanOrEqualTo(FLOOD - 2048 - 8).doesNotContain(0L, 1L, 2L);
    }
}
