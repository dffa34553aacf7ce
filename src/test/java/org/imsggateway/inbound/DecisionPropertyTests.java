package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.imsggateway.access.PolicyService;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Handle;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.TraceStep;
import org.imsggateway.session.SessionRouter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every decision, whatever the configuration and the message. */
class DecisionPropertyTests {

    private static final int CONFIGURATIONS = 50;
    private static final int MESSAGES = 1000;

    private final Gates gates = new Gates(new PolicyService(), new SessionRouter());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyMessageEndsInExactlyOneWayAndItsTraceSaysWhere(long seed) {
        var random = new RandomPolicies(seed);
        List<InboundMessage> messages =
                LongStream.rangeClosed(1, MESSAGES).mapToObj(random::message).toList();
        var chance = new Random(seed);
        for (int i = 0; i < CONFIGURATIONS; i++) {
            GatewayConfig config = random.config("inbox");
            messages.forEach(message -> judge(message, config, circumstances(chance)));
        }
    }

    private static Circumstances circumstances(Random chance) {
        return new Circumstances(
                chance.nextInt(6) == 0,
                chance.nextInt(6) == 0,
                chance.nextInt(6) == 0,
                chance.nextInt(6) == 0,
                chance.nextInt(6) == 0,
                chance.nextInt(60) == 0,
                Set.of(new Handle("+15557000004")));
    }

    private void judge(InboundMessage message, GatewayConfig config, Circumstances known) {
        var subject = new Gates.Subject(message, gates.conversationOf(message, config), config);
        Decision decision = gates.judge(subject, known);

        assertThat(gates.judge(subject, known)).isEqualTo(decision);
        boolean answered = decision instanceof Decision.Answer;
        assertThat(decision.steps()).isNotEmpty();
        assertThat(decision.steps().subList(0, decision.steps().size() - 1)).allMatch(TraceStep::passed);
        assertThat(decision.steps().getLast().passed()).isEqualTo(answered);
        assertThat(decision.outcome().equals("dispatch")).isEqualTo(answered);
    }
}
