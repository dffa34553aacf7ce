package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class TypingTests {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Conversation ANA = Conversation.direct(AccountId.DEFAULT, Handle.of("+15557000001"));
    private static final ChatTarget CHAT = new ChatTarget.ById(1);

    private final List<Boolean> calls = new CopyOnWriteArrayList<>();
    private final Semaphore answers = new Semaphore(Integer.MAX_VALUE / 2);
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private volatile boolean works = true;
    private Typing typing = new Typing(this::show, new Typing.Pace(Duration.ZERO, NEVER, 20));

    private boolean show(AccountId account, ChatTarget target, boolean shown) {
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        calls.add(shown);
        answers.acquireUninterruptibly();
        underWay.decrementAndGet();
        return works;
    }

    private void pace(Duration before, Duration refresh, int most) {
        typing.close();
        typing = new Typing(this::show, new Typing.Pace(before, refresh, most));
    }

    @AfterEach
    void close() {
        answers.release(1000);
        typing.close();
    }

    private void awaitCalls(Boolean... shown) {
        await().untilAsserted(() -> assertThat(calls).containsExactly(shown));
    }

    @Test
    void itIsShownWhileATurnRunsAndTakenBackAtItsEnd() {
        typing.begin(ANA, CHAT);
        awaitCalls(true);
        typing.end(ANA);
        awaitCalls(true, false);
        typing.begin(ANA, CHAT);
        awaitCalls(true, false, true);
    }

    @Test
    void itIsRefreshedWhileTheTurnRunsButNotForEver() {
        pace(Duration.ZERO, Duration.ofMillis(1), 3);
        typing.begin(ANA, CHAT);
        awaitCalls(true, true, true);
        typing.end(ANA);
        awaitCalls(true, true, true, false);
    }

    @Test
    void aTurnThatIsOverAtOnceShowsNothing() {
        pace(NEVER, NEVER, 20);
        typing.begin(ANA, CHAT);
        typing.end(ANA);
        typing.close();
        assertThat(calls).isEmpty();
    }

    @Test
    void inAGroupNothingIsShown() {
        typing.begin(Conversation.group(AccountId.DEFAULT, 1), CHAT);
        typing.begin(ANA, CHAT);
        awaitCalls(true);
    }

    @Test
    void noTurnWaitsAndOneCallIsUnderWayHoweverSlowMessagesIs() {
        answers.drainPermits();
        typing.begin(ANA, CHAT);
        awaitCalls(true);
        typing.end(ANA);
        typing.begin(ANA, CHAT);
        typing.end(ANA);
        assertThat(calls).containsExactly(true);
        answers.release(2);
        awaitCalls(true, false);
        assertThat(mostUnderWay).hasValue(1);
    }

    @Test
    void aTurnThatBeginsWhileItIsTakenBackShowsItAgain() {
        typing.begin(ANA, CHAT);
        awaitCalls(true);
        answers.drainPermits();
        typing.end(ANA);
        awaitCalls(true, false);
        typing.begin(ANA, CHAT);
        answers.release(2);
        awaitCalls(true, false, true);
    }

    @Test
    void whereItCannotBeShownItIsTriedOncePerTurn() {
        pace(Duration.ZERO, Duration.ofMillis(1), 20);
        works = false;
        typing.begin(ANA, CHAT);
        awaitCalls(true);
        typing.end(ANA);
        typing.begin(Conversation.direct(AccountId.DEFAULT, Handle.of("+15557000002")), CHAT);
        awaitCalls(true, true);
    }

    @Test
    void afterTheEndOfTheProgramATurnShowsNothing() {
        typing.close();
        typing.begin(ANA, CHAT);
        typing.end(ANA);
        assertThat(calls).isEmpty();
    }
}
