package org.imsggateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTests extends WithGateway {

    private static final String PENDING = """
            {"channel":"imessage","requests":[
             {"id":"+15557000009","code":"7KQ4ZP2M","accountId":"default","sender":"+15557000009","chatId":"5",
              "createdAt":"2026-03-01T11:55:00Z","lastSeenAt":"2026-03-01T11:59:30Z","expiresAt":"2026-03-01T12:55:00Z"},
             {"id":"someone.long@mail.example","code":"AAAABBBB","accountId":"work","sender":"x","chatId":null,
              "createdAt":"2026-02-01T12:00:00Z","lastSeenAt":"2026-03-01T12:00:00Z","expiresAt":"2026-03-01T12:00:01Z"}]}""";

    @Test
    void aTableIsAsWideAsItsWidestCells() {
        assertThat(gateway.answers(200, PENDING).run("pairing", "list").out()).isEqualTo("""
                CODE      SENDER                     ACCOUNT  ASKED    LAST SEEN  EXPIRES
                7KQ4ZP2M  +15557000009               default  5m ago   30s ago    in 55m
                AAAABBBB  someone.long@mail.example  work     28d ago  now        now

                Let one in with: imsg-gateway pairing approve imessage CODE
                """);
    }

    @Test
    void jsonIsTheAnswerOfTheGateway() {
        assertThat(gateway.answers(200, PENDING)
                        .run("pairing", "list", "--json")
                        .out())
                .contains("\"channel\" : \"imessage\"", "\"code\" : \"7KQ4ZP2M\"", "\"2026-03-01T11:55:00Z\"")
                .doesNotContain("ago");
    }

    @Test
    void anAccountShowsItsErrorAndItsProbe() {
        gateway.answers(200, """
                {"channel":"imessage","accounts":[{"id":"bot","health":"DOWN","state":"backing-off","since":"2026-03-01T11:59:00Z",
                 "enabled":true,"configured":true,"cliPath":"imsg","methods":[],"bridge":false,"restarts":3,"attempts":2,
                 "nextAttemptAt":"2026-03-01T12:00:20Z","lastError":"exit 1","advice":"Allow Full Disk Access.",
                 "counters":{},"probe":{"ok":false,"elapsedMs":12,"error":"authorization denied"}}]}""");
        assertThat(gateway.run("channels", "status", "--probe").out())
                .contains(
                        "bot      DOWN    backing-off  60s ago",
                        "bot: probe failed: authorization denied",
                        "bot: Channel error: exit 1",
                        "bot: next start in 20s (attempt 3)",
                        "bot: Allow Full Disk Access.");
        assertThat(gateway.asked).containsExactly("GET /channels/status?probe=true");
        assertThat(gateway.run("channels", "status", "--account", "cat").err()).contains("'cat'; there are: bot.");
    }

    @Test
    void anAccountThatIsBehindSaysByHowMuch() {
        gateway.answers(200, """
                {"channel":"imessage","accounts":[{"id":"bot","health":"UP","state":"running","since":"2026-03-01T11:00:00Z",
                 "enabled":true,"configured":true,"cliPath":"imsg","methods":[],"bridge":false,"restarts":0,"attempts":0,
                 "lagRows":2,"unheardSince":"2026-03-01T11:59:00Z","counters":{}}]}""");
        assertThat(gateway.run("channels", "status").out())
                .contains("bot: messages not heard yet: at least 2, the oldest known 60s ago");
    }

    @Test
    void aStrangersTextCannotMoveTheCursor() {
        gateway.answers(200, """
                {"entries":[{"id":1,"accountId":"default","guid":"g","rowId":1,"chatId":1,"group":false,"sender":"+15557000009",
                 "state":"HANDLED","outcome":"dispatched","text":"a\\u001b[31mb\\nc\\u202ed","receivedAt":"2026-03-01T12:00:00Z"}]}""");
        assertThat(gateway.run("inbound", "list", "--state", "handled").out())
                .contains("a[31mb cd")
                .doesNotContain("\u001b");
        assertThat(gateway.asked).containsExactly("GET /inbound?state=HANDLED");
    }

    @Test
    void anExplanationNamesTheGateAndTheSetting() {
        gateway.answers(200, """
                {"entry":{"id":7,"accountId":"default","guid":"g","rowId":1,"chatId":1,"group":false,"sender":"+15557000009",
                 "state":"DROPPED","receivedAt":"2026-03-01T11:00:00Z"},"summary":"Dropped: the sender is not allowed.",
                 "steps":[{"gate":"echo","passed":true,"finding":"not our own"},
                  {"gate":"dmPolicy","passed":false,"finding":"not on the list","key":"channels.imessage.dmPolicy","value":"allowlist"}]}""");
        assertThat(gateway.run("inbound", "explain", "7").out())
                .contains(
                        "Message 7 from +15557000009",
                        "+ echo",
                        "x dmPolicy",
                        "channels.imessage.dmPolicy = allowlist");
    }

    @ParameterizedTest
    @CsvSource({
        "0, now",
        "-1, now",
        "2, in 2s",
        "-45, 45s ago",
        "-119, 119s ago",
        "-120, 2m ago",
        "-7200, 2h ago",
        "-172800, 2d ago"
    })
    void timesAreSaidFromNow(long seconds, String said) {
        var ages = new Ages(Clock.fixed(TestGateway.NOW, ZoneOffset.UTC));
        assertThat(ages.of(TestGateway.NOW.plusSeconds(seconds))).isEqualTo(said);
    }

    @Test
    void coloursAreForTerminals() {
        assertThat(new Paint(true).word("DOWN")).isEqualTo("\u001b[31mDOWN\u001b[0m");
        assertThat(new Paint(false).word("DOWN")).isEqualTo("DOWN");
    }

    @Test
    void completionScriptsKnowTheWords() {
        assertThat(gateway.run("completion", "bash").out())
                .contains("pairing approve", "--notify", "complete -o default");
        assertThat(gateway.run("completion", "zsh").out()).contains("bashcompinit");
        assertThat(gateway.run("completion", "fish").out()).contains("complete -c imsg-gateway", "-l notify");
        assertThat(gateway.run("completion", "tcsh").exit()).isEqualTo(2);
    }
}
