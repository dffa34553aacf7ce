package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.function.Predicate;
import org.imsggateway.database.TestStore;
import org.imsggateway.database.UnconfirmedCommits;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrandedMessagesIntegrationTests {

    private static final String OPEN = """
            agents: {list: [{id: main, runtime: {type: echo}}]}
            channels: {imessage: {dmPolicy: open, allowFrom: ["*"]}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Test
    void aMessageThatWasStoredWithoutAConfirmationIsAnsweredInTheSameLife() {
        Thread reader = Thread.currentThread();
        isAnswered(EntryState.RECEIVED, reader::equals);
    }

    @Test
    void aMessageThatWasJudgedWithoutAConfirmationIsAnsweredInTheSameLife() {
        isAnswered(EntryState.QUEUED, thread -> thread.getName().startsWith("judge"));
    }

    private void isAnswered(EntryState stranded, Predicate<Thread> whose) {
        TestStore store = TestStore.sqlite(home);
        UnconfirmedCommits commits = UnconfirmedCommits.of(store);
        try (InboundContext gateway = InboundContext.on(store, OPEN).start()) {
            commits.next(whose);
            gateway.accept(Messages.direct().row(1).text("hello").build());
            await().until(() -> gateway.entries().getFirst().state().equals(stranded.name()));
            assertThat(gateway.channel().texts()).isEmpty();
            await().until(() -> {
                gateway.bean(InboundConductor.class).takeUpStranded();
                return !gateway.channel().texts().isEmpty();
            });
            assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED answered");
            assertThat(gateway.channel().texts()).containsExactly("hello");
        }
    }

    @Test
    void whatIsOnItsWayIsNotTakenForStranded() {
        try (InboundContext gateway = InboundContext.in(home, OPEN).start()) {
            gateway.accept(Messages.direct().row(1).text("hello").build());
            var stranded = gateway.bean(StrandedMessages.class);

            assertThat(stranded.look(false)).isEmpty();
            assertThat(stranded.look(false)).isEmpty();
            assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED answered");
        }
    }
}
