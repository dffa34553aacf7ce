package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.SettableClock;
import org.imsggateway.rpc.JsonRpcClient;
import org.imsggateway.rpc.RpcException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ImsgMetricsTests {

    private final SettableClock clock = new SettableClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ImsgMetrics metrics = new ImsgMetrics(registry, clock);
    private final ImsgLink link = new ImsgLinks(JsonRpcClient::new, metrics).of(AccountId.DEFAULT);

    private long calls(String method, String outcome) {
        return registry.get("imsggateway.rpc")
                .tags("account", "default", "method", method, "outcome", outcome)
                .timer()
                .count();
    }

    private void fail(String method, RpcException failure) {
        ImsgCalls calls = (_, _, _) -> {
            throw failure;
        };
        assertThatThrownBy(() -> metrics.timed(AccountId.DEFAULT, calls, method, null, Duration.ZERO))
                .isSameAs(failure);
    }

    @Test
    void callsAreMeasuredByMethodAndOutcome() throws Exception {
        ImsgCalls calls = (_, _, _) -> JsonMapper.shared().readTree("{}");
        metrics.timed(AccountId.DEFAULT, calls, "chats.list", null, Duration.ZERO);
        fail("send", new RpcException.Remote(-32603, "Internal error", null));

        assertThat(calls("chats.list", "ok")).isEqualTo(1);
        assertThat(calls("send", "error")).isEqualTo(1);
    }

    @Test
    void callsThroughALinkWithoutAChildAreMeasuredToo() {
        assertThatThrownBy(() -> link.call("chats.list", null, Duration.ZERO)).isInstanceOf(RpcException.Closed.class);

        assertThat(calls("chats.list", "closed")).isEqualTo(1);
    }

    @Test
    void theFirstChildIsNoRestart() {
        link.countStart();
        link.countStart();
        link.countStart();

        assertThat(registry.get("imsggateway.child.restarts").functionCounter().count())
                .isEqualTo(2);
    }

    @Test
    void howFarAnAccountIsBehindIsShownInRowsAndInTime() {
        link.noteHearing(new ImsgHearing(clock.instant(), 3, clock.instant()));
        clock.advance(Duration.ofSeconds(90));

        assertThat(registry.get("imsggateway.cursor.lag").gauge().value()).isEqualTo(3);
        assertThat(registry.get("imsggateway.cursor.lag.age").timeGauge().value(TimeUnit.SECONDS))
                .isEqualTo(90);
    }
}
