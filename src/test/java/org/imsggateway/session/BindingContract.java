package org.imsggateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conversations that people bind to a session. */
abstract class BindingContract extends StoreContract {

    static final Handle ANA = Handle.of("+15557000001");
    static final Handle BEN = Handle.of("+15557000002");
    static final Conversation DM = Conversation.direct(AccountId.DEFAULT, ANA);
    static final Conversation GROUP = Conversation.group(AccountId.DEFAULT, 42);

    private final SessionKey one = SessionKey.acp("codex", UUID.randomUUID());
    private final SessionKey two = SessionKey.acp("gemini", UUID.randomUUID());
    private Bindings bindings;

    @BeforeEach
    void begin() {
        bindings = opened();
    }

    private Bindings opened() {
        var fresh =
                new Bindings(new BindingRepository(store.jdbc()), store.transactions(), gateway.config, gateway.clock);
        fresh.load();
        return fresh;
    }

    @Test
    void aBindingLastsOverARestart() {
        assertThat(bindings.bind(GROUP, one, "codex", ANA)).isEqualTo(new BindOutcome.Bound());
        assertThat(bindings.find(GROUP).map(Binding::session)).contains(one);
        assertThat(bindings.find(DM)).isEmpty();
        assertThat(opened().find(GROUP)).isEqualTo(bindings.find(GROUP)).isPresent();
    }

    @Test
    void onlyWhoBoundAConversationCanBindItAgain() {
        bindings.bind(GROUP, one, "codex", ANA);
        assertThat(bindings.bind(GROUP, two, "gemini", BEN)).isEqualTo(new BindOutcome.BoundByAnother(ANA));
        assertThat(bindings.bind(GROUP, two, "gemini", ANA)).isEqualTo(new BindOutcome.Bound());
        assertThat(opened().find(GROUP).map(Binding::session)).contains(two);
    }

    @Test
    void anUnusedBindingEndsAfterItsIdleTimeAndThenAnybodyCanBind() {
        bindings.bind(GROUP, one, "codex", ANA);
        gateway.clock.advance(Duration.ofHours(23));
        bindings.used(GROUP);
        gateway.clock.advance(Duration.ofHours(23));
        assertThat(opened().find(GROUP)).isPresent();
        gateway.clock.advance(Duration.ofHours(2));
        assertThat(bindings.find(GROUP)).isEmpty();
        assertThat(bindings.bind(GROUP, two, "gemini", BEN)).isEqualTo(new BindOutcome.Bound());
    }

    @Test
    void aBindingThatIsUsedEndsAtItsMaximumAge() {
        gateway.configure("session: {threadBindings: {idleHours: 0, maxAgeHours: 48}}");
        bindings.bind(GROUP, one, "codex", ANA);
        gateway.clock.advance(Duration.ofHours(47));
        bindings.used(GROUP);
        assertThat(bindings.find(GROUP)).isPresent();
        gateway.clock.advance(Duration.ofHours(2));
        assertThat(bindings.find(GROUP)).isEmpty();
    }

    @Test
    void aSessionThatIsClosedTakesAllItsBindingsWithIt() {
        bindings.bind(GROUP, one, "codex", ANA);
        bindings.bind(DM, one, "codex", ANA);
        assertThat(bindings.unbindAll(one)).isEqualTo(2);
        assertThat(opened().all()).isEmpty();
        assertThat(bindings.unbind(DM)).isEmpty();
    }

    @Test
    void whatIsRolledBackIsNotRemembered() {
        store.transactions().executeWithoutResult(status -> {
            bindings.bind(GROUP, one, "codex", ANA);
            status.setRollbackOnly();
        });
        assertThat(bindings.find(GROUP)).isEmpty();
    }
}
