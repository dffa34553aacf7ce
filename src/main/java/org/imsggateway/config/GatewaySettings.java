package org.imsggateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is this program's own.
 *
 * @param home the state directory, absolute
 * @param adminToken the token of the REST API; null = made at first start
 * @param importFile a compatible configuration file; null = none
 * @param agentFailureNotice whether a sender is told that an agent failed
 * @param retention how long finished messages and the transcripts of sessions keep their text; zero = messages at once,
 *     transcripts after 24 hours
 * @param staleMessages what becomes of messages past the age fence
 * @param pairingChallenge what a stranger gets under the pairing policy
 * @param pairingChallengesPerHour how many codes are sent within any 60 minutes, on all accounts together; 0 = none
 * @param webhooks event subscriptions
 * @param restart how a dead child is started again
 * @param sendTimeout how long one send may take before its outcome counts as unknown; positive
 */
public record GatewaySettings(
        Path home,
        @Nullable Secret adminToken,
        @Nullable Path importFile,
        boolean agentFailureNotice,
        Duration retention,
        StaleMessages staleMessages,
        PairingChallenge pairingChallenge,
        int pairingChallengesPerHour,
        List<Webhook> webhooks,
        Restart restart,
        Duration sendTimeout) {

    /**
     * One event subscription.
     *
     * @param url where events are posted
     * @param secret signs them; null = not signed
     * @param events the kinds of event; empty = all
     */
    public record Webhook(URI url, @Nullable Secret secret, List<EventKind> events) {

        /** Copies the kinds. */
        public Webhook {
            events = List.copyOf(events);
        }
    }

    /**
     * How a dead child is started again: the pause doubles from {@code delay} to {@code maxDelay}.
     *
     * @param delay the first pause
     * @param maxDelay the longest pause
     * @param resetAfter how long it must run well until the first pause counts again
     */
    public record Restart(Duration delay, Duration maxDelay, Duration resetAfter) {}
}
