package org.imsggateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionCommandsTests extends WithGateway {

    private static final String KEY = "agent:main:imessage:direct:+15557000009";
    private static final String INFO = """
            {"key":"agent:main:imessage:direct:+15557000009","agentId":"main","incarnation":"i","turns":3,
             "startedAt":"2026-03-01T10:00:00Z","lastActivityAt":"2026-03-01T11:55:00Z","accountId":"default",
             "lastRoute":{"channel":"imessage","to":"+15557000009","accountId":"default"}}""";

    @Test
    void sessionsAreATable() {
        gateway.answers(200, "{\"sessions\":[" + INFO + "]}");
        assertThat(gateway.run("sessions", "list").out()).isEqualTo("""
                KEY                                      AGENT  LAST ACTIVITY  STARTED  TURNS  ACCOUNT
                agent:main:imessage:direct:+15557000009  main   5m ago         2h ago   3      default

                What was said? imsg-gateway sessions show KEY
                """);
        assertThat(gateway.run("sessions", "list", "--json").out()).contains("\"turns\" : 3");
        assertThat(gateway.asked).containsOnly("GET /sessions");
    }

    @Test
    void aSessionIsShownWithItsLinesAndNoControlCharacters() {
        gateway.answers(200, """
                {"session":%s,"transcript":[{"role":"user","text":"a\\u001b[31mb\\nc","at":"2026-03-01T11:50:00Z"},
                 {"role":"assistant","text":"hi","at":"2026-03-01T11:55:00Z"}]}""".formatted(INFO));
        assertThat(gateway.run("sessions", "show", KEY).out()).isEqualTo("""
                Session agent:main:imessage:direct:+15557000009 of agent main
                Started 2h ago, last activity 5m ago, 3 turns.
                Last written directly by +15557000009 on account default.

                10m ago   user       a[31mb c
                5m ago    assistant  hi
                """);
        assertThat(gateway.asked).containsExactly("GET /sessions/agent%3Amain%3Aimessage%3Adirect%3A%2B15557000009");
    }

    @Test
    void aSessionIsReset() {
        TestGateway.Ran ran = gateway.answers(200, INFO).run("sessions", "reset", KEY);
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEqualTo("The session " + KEY + " starts afresh with the next message.\n");
        assertThat(gateway.asked)
                .containsExactly("POST /sessions/agent%3Amain%3Aimessage%3Adirect%3A%2B15557000009/reset");
    }

    @Test
    void nothingIsSaidInASentence() {
        assertThat(gateway.answers(200, "{\"sessions\":[]}")
                        .run("sessions", "list")
                        .out())
                .isEqualTo("There is no session yet.\n");
    }

    @Test
    void aSessionThatIsNotThereIsAFailureThatNamesIt() {
        gateway.answers(404, "{\"detail\":\"There is no session \\\"x\\\"; GET /sessions lists them.\"}");
        TestGateway.Ran ran = gateway.run("sessions", "show", "x");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).isEqualTo("imsg-gateway: There is no session \"x\"; GET /sessions lists them.\n");
    }
}
