package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a slow machine time passes between one question and the next. */
class OutboxDueTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    /** Goes on by a second whenever somebody looks at it. */
    private static final class HurriedClock extends Clock {

        private Instant now = Instant.parse("2026-08-10T12:00:00Z");

        @Override
        public Instant instant() {
            now = now.plusSeconds(1);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void aPieceThatFallsDueDuringTheQuestionIsNotOverlooked() {
        try (TestStore store = TestStore.sqlite(home)) {
            var clock = new HurriedClock();
            var outbox = new Outbox(
                    new OutboxRepository(store.jdbc()),
                    new OutboxDueRepository(store.jdbc()),
                    new OutboxStatusRepository(store.jdbc()),
                    store.transactions(),
                    clock,
                    event -> {});
            outbox.enqueue(message());
            OutboxPiece piece = outbox.dueToSend(AccountId.DEFAULT).orElseThrow();
            assertThat(outbox.handOver(piece, OptionalLong.empty())).isTrue();
            outbox.retry(piece, "busy", clock.instant().plusMillis(1500));
            Outbox.Due due = outbox.due();
            assertThat(due.accounts()).isEmpty();
            assertThat(due.untilNext()).contains(Duration.ofMillis(500));
        }
    }

    private static OutboxMessage message() {
        return new OutboxMessage(
                AccountId.DEFAULT,
                "a",
                new ChatTarget.ById(1),
                Service.AUTO,
                "US",
                Reply.Origin.API,
                null,
                null,
                null,
                "f",
                List.of(new OutboxMessage.Part("1", null)));
    }
}
