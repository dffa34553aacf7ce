package org.imsggateway.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.imsggateway.agent.AcpSession;
import org.imsggateway.config.AcpMode;
import org.imsggateway.database.TestStore;
import org.imsggateway.session.SessionKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of the sessions of ACP agents, on every database of ours. */
abstract class AcpSessionContract {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final SessionKey KEY = new SessionKey("agent:tester:acp:one");

    @SuppressWarnings("NullAway.Init")
    private TestStore store;

    @SuppressWarnings("NullAway.Init")
    private AcpSessionRepository repository;

    abstract TestStore open();

    @BeforeEach
    void begin() {
        store = open();
        repository = new AcpSessionRepository(store.jdbc(), JsonMapper.builder().build());
        repository.insert(session(KEY, "fix", NOON));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static AcpSession session(SessionKey key, String label, Instant at) {
        return new AcpSession(
                key,
                "tester",
                AcpMode.PERSISTENT,
                "acpx",
                null,
                label,
                Map.of("cwd", "/srv"),
                true,
                false,
                null,
                at,
                at);
    }

    @Test
    void aSessionThatIsThereStaysAsItIs() {
        repository.took(KEY, new AcpSessionRepository.Remote("life-1", "so", "r1"), NOON.plusSeconds(1));
        repository.insert(session(KEY, "other", NOON.plusSeconds(2)));
        AcpSessionRepository.Stored found = repository.find(KEY).orElseThrow();
        assertThat(found.session().label()).isEqualTo("fix");
        assertThat(found.session().lastUsedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(found.remote()).isEqualTo(new AcpSessionRepository.Remote("life-1", "so", "r1"));
        assertThat(repository.closedBefore(NOON.plusSeconds(9), 9)).isEmpty();
    }

    @Test
    void aClosedSessionIsFoundInNoWay() {
        assertThat(repository.close(KEY, NOON)).isTrue();
        assertThat(repository.close(KEY, NOON.plusSeconds(1))).isFalse();
        assertThat(repository.find(KEY)).isEmpty();
        assertThat(repository.labelled("fix")).isEmpty();
        assertThat(repository.newest(9)).isEmpty();
        assertThat(repository.after("", 9)).isEmpty();
    }

    @Test
    void aSessionThatWasClosedBeginsAnewUnderItsName() {
        repository.took(KEY, new AcpSessionRepository.Remote("life-1", "so", "r1"), NOON);
        repository.close(KEY, NOON);
        repository.failed(KEY, "too late");
        repository.insert(session(KEY, "again", NOON.plusSeconds(1)));
        AcpSessionRepository.Stored found = repository.find(KEY).orElseThrow();
        assertThat(found.session()).isEqualTo(session(KEY, "again", NOON.plusSeconds(1)));
        assertThat(found.remote()).isNull();
        assertThat(repository.closedBefore(NOON.plusSeconds(9), 9)).isEmpty();
    }

    @Test
    void thoseThatWereClosedFirstAreTheFirstToGo() {
        SessionKey later = new SessionKey("agent:tester:acp:two");
        repository.insert(session(later, "two", NOON));
        repository.close(later, NOON.plusSeconds(1));
        repository.close(KEY, NOON);
        var first = new AcpSessionRepository.Closed(KEY, "tester", true);
        var second = new AcpSessionRepository.Closed(later, "tester", true);
        assertThat(repository.closedBefore(NOON, 9)).isEmpty();
        assertThat(repository.closedBefore(NOON.plusSeconds(1), 9)).containsExactly(first);
        assertThat(repository.closedBefore(NOON.plusSeconds(2), 1)).containsExactly(first);
        repository.postpone(KEY, NOON.plusSeconds(2));
        assertThat(repository.closedBefore(NOON.plusSeconds(3), 9)).containsExactly(second, first);
        assertThat(repository.isClosedBefore(KEY, NOON.plusSeconds(2))).isFalse();
        assertThat(repository.isClosedBefore(KEY, NOON.plusSeconds(3))).isTrue();
        repository.delete(KEY);
        assertThat(repository.closedBefore(NOON.plusSeconds(3), 9)).containsExactly(second);
    }

    @Test
    void aSessionThatIsNotClosedIsNeverLetGo() {
        repository.postpone(KEY, NOON);
        repository.delete(KEY);
        assertThat(repository.closedBefore(NOON.plusSeconds(9), 9)).isEmpty();
        assertThat(repository.find(KEY)).isPresent();
    }

    @Test
    void sessionsAreReadPageByPage() {
        SessionKey next = new SessionKey("agent:tester:acp:two");
        repository.insert(session(next, "two", NOON));
        assertThat(repository.after("", 1))
                .extracting(stored -> stored.session().key())
                .containsExactly(KEY);
        assertThat(repository.after(KEY.value(), 1))
                .extracting(stored -> stored.session().key())
                .containsExactly(next);
        assertThat(repository.after(next.value(), 1)).isEmpty();
    }
}
