package org.imsggateway.imsg;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.imsggateway.message.AccountId;
import org.imsggateway.rpc.RpcException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Measures how long children take to answer, how often they are started again, and how far the accounts are behind. */
final class ImsgMetrics {

    private static final String ACCOUNT = "account";

    private final MeterRegistry registry;
    private final Clock clock;

    ImsgMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Shows how an account is, for as long as the program runs. */
    void show(ImsgLink link) {
        String account = link.account().value();
        FunctionCounter.builder("imsggateway.child.restarts", link, ImsgLink::restarts)
                .description("children started again after the first of an account")
                .tag(ACCOUNT, account)
                .register(registry);
        Gauge.builder("imsggateway.cursor.lag", link, shown -> shown.hearing().lagRows())
                .description("messages of the database that were not heard when it was last looked at")
                .tag(ACCOUNT, account)
                .register(registry);
        TimeGauge.builder("imsggateway.cursor.lag.age", link, TimeUnit.MILLISECONDS, this::age)
                .description("since when the oldest of them is known to be there")
                .tag(ACCOUNT, account)
                .register(registry);
    }

    private double age(ImsgLink link) {
        Instant since = link.hearing().unheardSince();
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis();
    }

    /** Makes a call and measures it. */
    JsonNode timed(AccountId account, ImsgCalls calls, String method, @Nullable Object params, Duration deadline)
            throws RpcException {
        long began = System.nanoTime();
        String outcome = "failed";
        try {
            JsonNode answer = calls.call(method, params, deadline);
            outcome = "ok";
            return answer;
        } catch (RpcException e) {
            outcome = outcome(e);
            throw e;
        } finally {
            Timer.builder("imsggateway.rpc")
                    .description("calls of imsg")
                    .tags(ACCOUNT, account.value(), "method", method, "outcome", outcome)
                    .register(registry)
                    .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
    }

    private static String outcome(RpcException failure) {
        return switch (failure) {
            case RpcException.Remote _ -> "error";
            case RpcException.Timeout _ -> "timeout";
            case RpcException.Closed _ -> "closed";
            case RpcException.Unreadable _ -> "unreadable";
        };
    }
}
