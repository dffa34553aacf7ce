package org.imsggateway.inbound;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.imsggateway.access.PolicyService;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.imsggateway.session.SessionRouter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one decision costs: all gates, for an ordinary and for a hostile text, with ordinary and with hostile patterns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DecisionBenchmark {

    /** Nothing in it is repeated inside a repetition, so it is used; a backtracking engine goes back through it for every letter. */
    private static final String HOSTILE = "a.*a.*z";

    /** What is said. */
    public enum Text {
        /** A sentence. */
        SENTENCE("shall we meet for lunch at the usual place?"),
        /** One letter, a million times. */
        MEGABYTE("a".repeat(1_000_000)),
        /** What looks like the beginning of many marks and is none. */
        MEGABYTE_OF_MARKS("<think ".repeat(145_000));

        private final String value;

        Text(String value) {
            this.value = value;
        }
    }

    @Param({"SENTENCE", "MEGABYTE", "MEGABYTE_OF_MARKS"})
    private Text text;

    @Param({"\\bclawd\\b", HOSTILE})
    private String pattern;

    private final Gates gates = new Gates(new PolicyService(), new SessionRouter());
    private final Circumstances plain = Circumstances.recorded(null, Set.of());
    private Gates.Subject subject;

    /** Prepares one message and one configuration. */
    @Setup
    public void prepare() {
        GatewayConfig config = GatewayConfig.parse("""
                channels: {imessage: {groupPolicy: open, groups: {'*': {}}}}
                messages: {groupChat: {mentionPatterns: ['%s']}}
                """.formatted(pattern));
        InboundMessage message = Messages.inGroup(42).text(text.value).build();
        subject = new Gates.Subject(message, gates.conversationOf(message, config), config);
    }

    @Benchmark
    public Object decision() {
        return gates.judge(subject, plain);
    }

    /** The same pattern in the platform's engine on at most a thousand characters: the whole would not end. */
    @Benchmark
    public boolean backtrackingOnAThousand() {
        String part = text.value.substring(0, Math.min(1000, text.value.length()));
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(part).find();
    }
}
