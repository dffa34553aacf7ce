package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.imsggateway.imsg.ImsgFixture.LONG;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.imsggateway.config.ConfigChanged;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Accounts that come and go with the configuration. */
@Timeout(240)
class ImsgAccountsIntegrationTests {

    @TempDir
    private Path directory = Path.of(".");

    private static void change(ImsgFixture imsg, GatewayConfig next) {
        GatewayConfig before = imsg.config.current();
        imsg.config.replace(next);
        imsg.manager.follow(new ConfigChanged(before, next));
    }

    private GatewayConfig another() {
        return GatewayConfig.parse("""
                channels: {imessage: {accounts: {work: {enabled: false}}}}
                gateway: {home: %s}
                """.formatted(directory));
    }

    private static long supervisors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("imsg-" + AccountId.DEFAULT))
                .count();
    }

    @Test
    void anAccountThatIsRemovedAndAddedAgainBeginsOnlyWhenItHasEnded() throws Exception {
        try (ImsgFixture imsg = new ImsgFixture(Programs.simulator(directory, Map.of()), directory)) {
            imsg.receive("before everything");
            GatewayConfig with = imsg.running().config.current();
            change(imsg, another());
            assertThat(imsg.manager.states()).doesNotContainKey(AccountId.DEFAULT);
            change(imsg, with);

            AtomicLong most = new AtomicLong();
            await().atMost(LONG)
                    .pollInterval(Duration.ofMillis(2))
                    .ignoreExceptions()
                    .until(() -> {
                        most.accumulateAndGet(supervisors(), Math::max);
                        return imsg.state() instanceof ImsgState.Running;
                    });
            assertThat(most).hasValue(1);
            imsg.receive("hello");
            imsg.awaitTexts("hello");
        }
    }

    @Test
    void anAccountThatIsRemovedEndsForGood() throws Exception {
        try (ImsgFixture imsg = new ImsgFixture(Programs.simulator(directory, Map.of()), directory)) {
            imsg.receive("before everything");
            imsg.running();
            change(imsg, another());

            assertThat(imsg.manager.states()).doesNotContainKey(AccountId.DEFAULT);
            await().atMost(LONG).until(() -> supervisors() == 0);
        }
    }
}
