package org.imsggateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imsggateway.session.SessionFixture.ANA;
import static org.imsggateway.session.SessionFixture.dm;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions on every database: beginning, starting afresh, being found. */
abstract class SessionContract extends StoreContract {

    private static final SessionKey MAIN = new SessionKey("agent:main:main");
    private static final Instant START = Instant.parse("2026-03-04T10:15:00Z");

    @Test
    void theFirstMessageMakesTheSession() {
        SessionState state = gateway.touch(ANA);
        assertThat(state).isEqualTo(new SessionState(MAIN, state.incarnation(), true, null));
        assertThat(gateway.sessions.find(MAIN))
                .contains(new SessionInfo(
                        "agent:main:main", "main", state.incarnation(), START, START, 0, "default", null));
    }

    @Test
    void theNextMessageFindsTheSameIncarnationAndWhenSomebodyLastWrote() {
        SessionState first = gateway.touch(ANA);
        gateway.clock.advance(Duration.ofDays(30));
        SessionState next = gateway.touch("+15557000003");
        assertThat(next.incarnation()).isEqualTo(first.incarnation());
        assertThat(next.lastActivityBefore()).isEqualTo(START);
    }

    @Test
    void aSessionStaysFreshUntilATurnIsWrittenDown() {
        gateway.touch(ANA);
        SessionState again = gateway.touch(ANA);
        assertThat(again.fresh()).isTrue();
        gateway.rows.countTurn(MAIN, again.incarnation());
        assertThat(gateway.touch(ANA).fresh()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{mode: idle, idleMinutes: 60}", "{mode: daily}"})
    void aSessionWhoseTimeIsOverStartsAfreshUnderTheSameKey(String reset) {
        gateway.configure("session: {reset: " + reset + "}");
        SessionState first = gateway.touch(ANA);
        gateway.rows.countTurn(MAIN, first.incarnation());
        gateway.clock.advance(Duration.ofDays(2));
        SessionState next = gateway.touch(ANA);
        assertThat(next.key()).isEqualTo(MAIN);
        assertThat(next.incarnation()).isNotEqualTo(first.incarnation());
        assertThat(next.fresh()).isTrue();
        assertThat(next.lastActivityBefore()).isEqualTo(START);
        assertThat(gateway.events).containsExactly(new SessionReset(MAIN));
        assertThat(gateway.touch(ANA).incarnation()).isEqualTo(next.incarnation());
    }

    @Test
    void aResetStartsAnotherIncarnationAndForgetsTheTurns() {
        SessionState first = gateway.touch(ANA);
        gateway.rows.countTurn(MAIN, first.incarnation());
        gateway.clock.advance(Duration.ofMinutes(1));
        assertThat(gateway.sessions.reset(MAIN, gateway.clock.instant())).isTrue();
        SessionInfo after = gateway.sessions.find(MAIN).orElseThrow();
        assertThat(after.incarnation()).isNotEqualTo(first.incarnation());
        assertThat(after.turns()).isZero();
        assertThat(after.startedAt()).isEqualTo(START.plusSeconds(60));
        assertThat(gateway.events).containsExactly(new SessionReset(MAIN));
    }

    @Test
    void aSessionThatWasJustResetIsNotResetAgainForItsOldAge() {
        gateway.configure("session: {reset: {mode: idle, idleMinutes: 60}}");
        gateway.touch(ANA);
        gateway.clock.advance(Duration.ofHours(2));
        gateway.sessions.reset(MAIN, gateway.clock.instant());
        String incarnation = gateway.sessions.find(MAIN).orElseThrow().incarnation();
        assertThat(gateway.touch(ANA).incarnation()).isEqualTo(incarnation);
    }

    @Test
    void aSessionThatIsNotThereCannotBeReset() {
        assertThat(gateway.sessions.reset(MAIN, START)).isFalse();
        assertThat(gateway.events).isEmpty();
    }

    @Test
    void aSessionThatIsForgottenIsGone() {
        gateway.touch(ANA);
        gateway.sessions.forget(MAIN);
        assertThat(gateway.sessions.find(MAIN)).isEmpty();
        gateway.sessions.forget(MAIN);
    }

    @Test
    void theSessionOfARouteIsMadeByItsReset() {
        gateway.sessions.reset(gateway.route(dm(ANA)), START);
        assertThat(gateway.sessions.find(MAIN).orElseThrow().lastActivityAt()).isNull();
        assertThat(gateway.touch(ANA).fresh()).isTrue();
    }

    @Test
    void aResetThatIsRolledBackIsNotAnnounced() {
        String incarnation = gateway.touch(ANA).incarnation();
        store.transactions().executeWithoutResult(transaction -> {
            gateway.sessions.reset(MAIN, START);
            assertThat(gateway.events).isEmpty();
            transaction.setRollbackOnly();
        });
        assertThat(gateway.events).isEmpty();
        assertThat(gateway.touch(ANA).incarnation()).isEqualTo(incarnation);
    }

    @Test
    void twentyFirstMessagesAtOnceMakeOneSession() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<SessionState> touch = () -> gateway.touch(ANA);
            var states = threads.invokeAll(Collections.nCopies(20, touch));
            var incarnations = new HashSet<String>();
            for (var state : states) {
                incarnations.add(state.get().incarnation());
            }
            assertThat(incarnations).hasSize(1);
        }
    }

    @Test
    void activityNeverMovesBack() {
        gateway.touch(ANA);
        gateway.clock.advance(Duration.ofHours(-1));
        gateway.touch(ANA);
        assertThat(gateway.sessions.find(MAIN).orElseThrow().lastActivityAt()).isEqualTo(START);
    }

    @Test
    void sessionsAreListedByTheirNewestActivity() {
        gateway.touch(Messages.inGroup(42).build());
        gateway.clock.advance(Duration.ofMinutes(1));
        gateway.touch(Messages.inGroup(43).account("work").build());
        gateway.dispatch(dm(ANA));
        assertThat(gateway.sessions.newest(9))
                .extracting(SessionInfo::key)
                .containsExactly("agent:main:imessage:group:43", "agent:main:imessage:group:42", "agent:main:main");
        assertThat(gateway.sessions.newest(1))
                .extracting(SessionInfo::accountId)
                .containsExactly(AccountId.of("work").value());
    }

    @Test
    void theListsReadAnIndex() {
        assertThat(scans(SessionRepository.NEWEST)).isEmpty();
        assertThat(scans(SessionRepository.SHARED)).isEmpty();
    }
}
