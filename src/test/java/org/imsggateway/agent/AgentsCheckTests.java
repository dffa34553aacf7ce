package org.imsggateway.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.imsggateway.doctor.Finding;
import org.junit.jupiter.api.Test;

class AgentsCheckTests {

    private final Clock clock = Clock.fixed(Instant.parse("2026-03-04T10:15:02.123456789Z"), ZoneOffset.UTC);
    private final AgentStates states = new AgentStates(clock);

    @Test
    void anAgentThatFailsIsNamedWithTheSecondSinceWhenItDoes() {
        states.answered("well");
        states.failed("main", "it answered 500", "it answered 500");
        assertThat(new AgentsCheck(states).findings())
                .extracting(Finding::symptom)
                .containsExactly("The agent main has not answered since 2026-03-04T10:15:02Z.");
    }
}
