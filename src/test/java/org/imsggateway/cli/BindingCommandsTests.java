package org.imsggateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindingCommandsTests extends WithGateway {

    private static final String BOUND = """
            {"id":"0f","origin":"api","type":"acp","agentId":"codex","matches":"the chat chat_id:42 on account default",
             "channel":"imessage","accountId":"default","conversation":"chat_id:42","sessionKey":"agent:codex:acp:1",
             "boundAt":"2026-03-01T11:00:00Z","endsAt":"2026-03-02T11:00:00Z"}""";

    @Test
    void bindingsAreATable() {
        gateway.answers(200, """
                {"bindings":[%s,{"id":"configuration-0","origin":"configuration","type":"route","agentId":"poet",
                 "matches":"group 42 on account default","channel":"imessage","accountId":"default","peerKind":"group",
                 "peerId":"42","comment":"verses"}]}""".formatted(BOUND));
        assertThat(gateway.run("bindings", "list").out()).isEqualTo("""
                ID               AGENT  TYPE   ORIGIN         MATCHES                                 SESSION            ENDS    COMMENT
                0f               codex  acp    api            the chat chat_id:42 on account default  agent:codex:acp:1  in 23h  -
                configuration-0  poet   route  configuration  group 42 on account default             -                  -       verses
                """);
        assertThat(gateway.run("bindings", "list", "--json").out()).contains("\"origin\" : \"api\"");
    }

    @Test
    void noBindingIsSaidInASentence() {
        assertThat(gateway.answers(200, "{\"bindings\":[]}")
                        .run("bindings", "list")
                        .out())
                .isEqualTo("There is no binding: the default agent answers everywhere.\n");
    }

    @Test
    void aConversationIsBoundAndTheAnswerSaysHowToEndThat() {
        gateway.answers(201, BOUND);
        assertThat(gateway.run("bindings", "add", "--to", "chat_id:42", "--agent", "codex", "--replace")
                        .out())
                .isEqualTo("""
                        the chat chat_id:42 on account default: bound to the session agent:codex:acp:1.
                        It ends in 23h if nobody writes. To end it now: imsg-gateway bindings remove 0f
                        """);
        assertThat(gateway.asked.getFirst())
                .startsWith("POST /bindings ")
                .contains("\"to\":\"chat_id:42\"", "\"agentId\":\"codex\"", "\"replace\":true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--agent codex --session x", "--label x"})
    void exactlyOneSessionIsNamed(String options) {
        TestGateway.Ran ran = gateway.run(("bindings add --to chat_id:42 " + options).split(" "));
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("--agent ID for a new session, or --session KEY");
        assertThat(gateway.asked).isEmpty();
    }

    @Test
    void aBindingIsRemovedByItsId() {
        gateway.answers(200, "");
        assertThat(gateway.run("bindings", "remove", "0f").out())
                .isEqualTo("The binding 0f is ended; its session stays.\n");
        assertThat(gateway.asked).containsExactly("DELETE /bindings/0f");
    }

    @Test
    void whatTheGatewayRefusesIsPassedOn() {
        gateway.answers(409, "{\"detail\":\"This binding is configured; remove bindings[0].\"}");
        TestGateway.Ran ran = gateway.run("bindings", "remove", "configuration-0");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).isEqualTo("imsg-gateway: This binding is configured; remove bindings[0].\n");
    }
}
