package org.imsggateway.agent;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** How each agent did when it was last asked, since the start of this program. Only a change is worth a line in the log. */
@Component
class AgentStates {

    private static final Logger log = LoggerFactory.getLogger(AgentStates.class);

    private final ConcurrentMap<String, State> states = new ConcurrentHashMap<>();
    private final Clock clock;

    AgentStates(Clock clock) {
        this.clock = clock;
    }

    /**
     * One agent.
     *
     * @param answeredAt when it last answered; null if never
     * @param failingSince when the failures since then began; null if it does not fail
     * @param failures how many they are
     * @param reason the last of them; null if it does not fail
     */
    record State(
            @Nullable Instant answeredAt,
            @Nullable Instant failingSince,
            int failures,
            @Nullable String reason) {

        private static final State NEW = new State(null, null, 0, null);

        boolean failing() {
            return failures > 0;
        }
    }

    void answered(String agent) {
        State before = states.put(agent, new State(clock.instant(), null, 0, null));
        if (before != null && before.failing()) {
            log.info("agent={} answers again after {} failures", agent, before.failures());
        }
    }

    void failed(String agent, String reason, String inLog) {
        Instant now = clock.instant();
        State after = states.compute(agent, (_, before) -> {
            State was = before == null ? State.NEW : before;
            return new State(was.answeredAt(), was.failing() ? was.failingSince() : now, was.failures() + 1, reason);
        });
        if (after.failures() == 1) {
            log.warn("agent={} fails: {}", agent, inLog);
        }
    }

    /** Those that were asked, by id. */
    Map<String, State> all() {
        return new TreeMap<>(states);
    }
}
