package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.imsggateway.rpc.RpcException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChatLookupTests {

    private static final InboundMessage ROW =
            Messages.direct().row(90).chat(0).text("").build();

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static ChatLookup.Outcome find(ImsgCalls calls) throws InterruptedException {
        return new ChatLookup(calls, Duration.ofMillis(1)).find(ROW);
    }

    @Test
    void aMessageThatIsPutIntoItsChatAMomentLaterIsFound() throws Exception {
        AtomicInteger looks = new AtomicInteger();

        ChatLookup.Outcome outcome = find((method, _, _) -> switch (method) {
            case "chats.list" -> json("{\"chats\":[{\"id\":3}]}");
            default ->
                looks.incrementAndGet() < 3
                        ? json("{\"messages\":[]}")
                        : json("{\"messages\":[{\"id\":90,\"chat_id\":3,\"guid\":\"G-90\"}]}");
        });

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ChatLookup.Outcome.Found.class,
                        found -> assertThat(found.row().chat().id()).isEqualTo(3));
    }

    @Test
    void whatIsInNoChatIsGivenUpAfterABoundedNumberOfLooks() throws Exception {
        AtomicInteger looks = new AtomicInteger();

        ChatLookup.Outcome outcome = find((_, _, _) -> {
            looks.incrementAndGet();
            return json("{\"chats\":[]}");
        });

        assertThat(outcome).isInstanceOf(ChatLookup.Outcome.Nowhere.class);
        assertThat(looks).hasValue(5);
    }

    @Test
    void aFailureIsNotTakenForNowhere() throws Exception {
        ChatLookup.Outcome outcome = find((_, _, _) -> {
            throw new RpcException.Remote(-32603, "Internal error", json("\"database is locked\""));
        });

        assertThat(outcome).isInstanceOf(ChatLookup.Outcome.Failed.class);
    }
}
