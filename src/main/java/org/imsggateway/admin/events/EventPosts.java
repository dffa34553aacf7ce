package org.imsggateway.admin.events;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.imsggateway.agent.http.CallException;
import org.imsggateway.agent.http.HttpAnswer;
import org.imsggateway.agent.http.HttpCalls;
import org.imsggateway.agent.http.WebhookSignature;
import org.imsggateway.config.Expiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes the head of a subscription's queue, posts it, and writes down what came of it. */
@Component
class EventPosts {

    private static final Logger log = LoggerFactory.getLogger(EventPosts.class);

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** How long an event is tried. What lies longer is of yesterday, and shown to a person. */
    static final Duration HORIZON = Duration.ofHours(24);

    /** So many may wait for one subscription; the oldest beyond that are given up. */
    static final int MOST_WAITING = 100_000;

    private final EventDeliveryRepository repository;
    private final HttpCalls calls;
    private final MeterRegistry metrics;
    private final Clock clock;

    EventPosts(EventDeliveryRepository repository, HttpCalls calls, MeterRegistry metrics, Clock clock) {
        this.repository = repository;
        this.calls = calls;
        this.metrics = metrics;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Optional<EventDelivery> head(Subscription subscription) {
        return repository.head(subscription.key());
    }

    /** Posts; what was taken is gone, and so is what will never be taken. Any status of success means that it was taken. */
    void post(Subscription subscription, EventDelivery event) throws CallException, InterruptedException {
        byte[] body = event.body().getBytes(StandardCharsets.UTF_8);
        var headers = WebhookSignature.headers(event.eventId(), clock.instant(), body, subscription.secret());
        try (HttpAnswer answer = calls.post(subscription.url(), headers, body, TIMEOUT)) {
            if (answer.status() < 200 || answer.status() >= 300) {
                throw answer.setUpWrongly("its secret", "its url").orElseGet(() -> answer.refusal(clock.instant()));
            }
            repository.delete(event.id());
            count(subscription, "delivered", 1);
        } catch (CallException failure) {
            count(subscription, "failed", 1);
            if (!failure.retryable()) {
                repository.bury(event.id(), failure.reason(), clock.instant());
                count(subscription, "dead", 1);
                log.debug(
                        "subscription={} event={} state=DEAD: {}",
                        subscription.key(),
                        event.eventId(),
                        failure.reason());
            }
            throw failure;
        }
    }

    /** Gives up what waits behind more than may wait; returns how many that were. */
    int giveUpBeyond(Subscription subscription, String reason) {
        int given = repository.buryBeyond(subscription.key(), MOST_WAITING, reason, clock.instant());
        count(subscription, "dead", given);
        return given;
    }

    /** Gives up everything that waits longer than an event is tried; returns how many that were. */
    int giveUpOld(Subscription subscription, String reason) {
        Instant now = clock.instant();
        int given = 0;
        int batch;
        do {
            batch = repository.buryOld(subscription.key(), now.minus(HORIZON), reason, now, Expiring.BATCH);
            given += batch;
        } while (batch == Expiring.BATCH);
        count(subscription, "dead", given);
        return given;
    }

    private void count(Subscription subscription, String outcome, int events) {
        metrics.counter("imsggateway.events", "subscription", Subscription.id(subscription.key()), "outcome", outcome)
                .increment(events);
    }
}
