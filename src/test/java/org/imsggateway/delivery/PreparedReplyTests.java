package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.imsggateway.database.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is prepared needs no store, so that nobody waits for the store meanwhile. */
class PreparedReplyTests {

    @SuppressWarnings("NullAway.Init")
    private DeliveryRig rig;

    @BeforeEach
    void withoutAStore(@TempDir Path home) {
        rig = new DeliveryRig(TestStore.sqlite(home), TestConfig.account("textChunkLimit: 5"));
        rig.close();
    }

    private OutboxMessage prepared(String text) {
        var reply = DeliveryRig.reply(DeliveryRig.group(1), text, Reply.Origin.AGENT, null);
        return Objects.requireNonNull(rig.dispatcher.prepare(reply).message());
    }

    @Test
    void aReplyIsFormattedAndCutWithoutTheStore() {
        assertThat(prepared("<think>a</think>one two").parts())
                .extracting(OutboxMessage.Part::text)
                .containsExactly("one", "two");
    }

    @Test
    void nothingToSendIsKnownWithoutTheStore() {
        assertThat(rig.dispatcher.dispatch(rig.dispatcher.prepare(
                        DeliveryRig.reply(DeliveryRig.group(1), "NO_REPLY", Reply.Origin.AGENT, null))))
                .isEqualTo(new Dispatched.NothingToSend());
    }
}
