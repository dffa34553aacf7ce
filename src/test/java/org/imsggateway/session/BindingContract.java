package org.imsggateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatRef;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations that people bind to a session. */
abstract class BindingContract extends StoreContract {

    static final Handle ANA = Handle.of("+15557000001");
    static final Handle BEN = Handle.of("+15557000002");
    static final Conversation DM = Conversation.direct(AccountId.DEFAULT, ANA);
    static final Conversation GROUP = Conversation.group(AccountId.DEFAULT, 42);

    private static final ChatRef NO_CHAT = new ChatRef(0, null, null, null, List.of(), false);
    private static final ChatRef CHAT = new ChatRef(42, "iMessage;+;chat8", "chat8", null, List.of(), true);

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

    private BindOutcome bind(Conversation conversation, SessionKey session, String agent, Handle by) {
        return bindings.bind(conversation, NO_CHAT, session, agent, by);
    }

    private BindOutcome bindOverApi(String target, boolean replace) {
        return bindings.bind(
                BindingNames.of(AccountId.DEFAULT, ChatTarget.parse(target)),
                new BindableSessions.Bindable(two, "gemini"),
                replace);
    }

    @Test
    void aBindingLastsOverARestart() {
        assertThat(bind(GROUP, one, "codex", ANA)).isInstanceOf(BindOutcome.Bound.class);
        assertThat(bindings.find(GROUP).map(Binding::session)).contains(one);
        assertThat(bindings.find(DM)).isEmpty();
        assertThat(opened().find(GROUP)).isEqualTo(bindings.find(GROUP)).isPresent();
    }

    @Test
    void onlyWhoBoundAConversationCanBindItAgain() {
        bind(GROUP, one, "codex", ANA);
        assertThat(bind(GROUP, two, "gemini", BEN))
                .isEqualTo(new BindOutcome.BoundByAnother(bindings.find(GROUP).orElseThrow()));
        assertThat(bind(GROUP, two, "gemini", ANA)).isInstanceOf(BindOutcome.Bound.class);
        assertThat(opened().find(GROUP).map(Binding::session)).contains(two);
    }

    @Test
    void anUnusedBindingEndsAfterItsIdleTimeAndThenAnybodyCanBind() {
        bind(GROUP, one, "codex", ANA);
        gateway.clock.advance(Duration.ofHours(23));
        bindings.used(GROUP, NO_CHAT);
        gateway.clock.advance(Duration.ofHours(23));
        assertThat(opened().find(GROUP)).isPresent();
        gateway.clock.advance(Duration.ofHours(2));
        assertThat(bindings.find(GROUP)).isEmpty();
        assertThat(bind(GROUP, two, "gemini", BEN)).isInstanceOf(BindOutcome.Bound.class);
    }

    @Test
    void aBindingThatEndedIsRemovedAndNoChangeOfTheLimitsBringsItBack() {
        bind(GROUP, one, "codex", ANA);
        gateway.clock.advance(Duration.ofHours(20));
        bind(DM, two, "gemini", BEN);
        gateway.clock.advance(Duration.ofHours(5));
        new BindingRetention(bindings).expire(gateway.clock.instant(), Duration.ZERO);

        gateway.configure("session: {threadBindings: {idleHours: 0}}");
        assertThat(opened().all()).extracting(Binding::conversation).containsExactly(DM);
        assertThat(bindings.all()).extracting(Binding::conversation).containsExactly(DM);
    }

    @Test
    void aBindingThatIsUsedEndsAtItsMaximumAge() {
        gateway.configure("session: {threadBindings: {idleHours: 0, maxAgeHours: 48}}");
        bind(GROUP, one, "codex", ANA);
        gateway.clock.advance(Duration.ofHours(47));
        bindings.used(GROUP, NO_CHAT);
        assertThat(bindings.find(GROUP)).isPresent();
        gateway.clock.advance(Duration.ofHours(2));
        assertThat(bindings.find(GROUP)).isEmpty();
    }

    @Test
    void aSessionThatIsClosedTakesAllItsBindingsWithIt() {
        bind(GROUP, one, "codex", ANA);
        bind(DM, one, "codex", ANA);
        assertThat(bindings.unbindAll(one)).isEqualTo(2);
        assertThat(opened().all()).isEmpty();
        assertThat(bindings.unbind(DM, NO_CHAT)).isEmpty();
    }

    @Test
    void whatIsRolledBackIsNotRemembered() {
        store.transactions().executeWithoutResult(status -> {
            bind(GROUP, one, "codex", ANA);
            status.setRollbackOnly();
        });
        assertThat(bindings.find(GROUP)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat_id:42", "chat_guid:iMessage;+;chat8", "chat_identifier:chat8"})
    void aGroupThatAProgramBoundIsFoundByAnyNameOfItsChat(String target) {
        assertThat(bindOverApi(target, false)).isInstanceOf(BindOutcome.Bound.class);
        Binding found = opened().find(GROUP, CHAT).orElseThrow();
        assertThat(found.session()).isEqualTo(two);
        assertThat(found.origin()).isEqualTo(Binding.Origin.API);
        assertThat(BindingNames.target(found.conversation())).isEqualTo(target);
    }

    @Test
    void aDirectConversationThatAProgramBoundByItsChatNumberIsFound() {
        bindOverApi("chat_id:42", false);
        assertThat(bindings.find(DM, CHAT)).isPresent();
        assertThat(bindings.find(DM, NO_CHAT)).isEmpty();
    }

    @Test
    void whatIsBoundAlreadyIsTakenOverOnlyIfThatIsSaid() {
        bind(DM, one, "codex", ANA);
        assertThat(bindOverApi(ANA.value(), false))
                .isEqualTo(new BindOutcome.BoundByAnother(bindings.find(DM).orElseThrow()));
        assertThat(bindOverApi(ANA.value(), true)).isInstanceOf(BindOutcome.Bound.class);
        assertThat(opened().find(DM).map(Binding::session)).contains(two);
    }

    @Test
    void whatAProgramBoundIsBoundAgainInTheChatAndNothingOfItIsLeft() {
        bindOverApi("chat_guid:iMessage;+;chat8", false);
        assertThat(bindings.bind(GROUP, CHAT, one, "codex", BEN)).isInstanceOf(BindOutcome.Bound.class);
        assertThat(opened().all()).extracting(Binding::session).containsExactly(one);
        assertThat(bindings.unbind(GROUP, CHAT)).isPresent();
        assertThat(bindings.find(GROUP, CHAT)).isEmpty();
    }

    @Test
    void useUnderAnyNameKeepsABindingAlive() {
        bindOverApi("chat_identifier:chat8", false);
        gateway.clock.advance(Duration.ofHours(23));
        bindings.used(GROUP, CHAT);
        gateway.clock.advance(Duration.ofHours(23));
        assertThat(opened().find(GROUP, CHAT)).isPresent();
    }

    @Test
    void aBindingIsEndedByItsIdAndNotTheOneThatReplacedIt() {
        bind(GROUP, one, "codex", ANA);
        String old = bindings.find(GROUP).orElseThrow().id();
        bind(GROUP, two, "gemini", ANA);
        assertThat(bindings.unbind(old)).isFalse();
        assertThat(bindings.unbind(bindings.find(GROUP).orElseThrow().id())).isTrue();
        assertThat(opened().all()).isEmpty();
    }

    @Test
    void aBindingEndsAtTheNearerOfItsLimits() {
        gateway.configure("session: {threadBindings: {idleHours: 24, maxAgeHours: 30}}");
        bind(GROUP, one, "codex", ANA);
        var start = gateway.clock.instant();
        assertThat(bindings.endOf(bindings.find(GROUP).orElseThrow())).contains(start.plus(Duration.ofHours(24)));
        gateway.clock.advance(Duration.ofHours(10));
        bindings.used(GROUP, NO_CHAT);
        assertThat(bindings.endOf(bindings.find(GROUP).orElseThrow())).contains(start.plus(Duration.ofHours(30)));
    }
}
