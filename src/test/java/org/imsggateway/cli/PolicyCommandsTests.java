package org.imsggateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCommandsTests {

    private static final String BLOCKED = """
            {"decision":{"outcome":"dmPolicy blocked","summary":"DmPolicy blocked: not listed.",
              "change":{"text":"add +1555 to channels.imessage.allowFrom.","config":{}},
              "steps":[{"gate":"sender","passed":true,"finding":"sent by +1555"},
                       {"gate":"dmPolicy","passed":false,"finding":"not listed","key":"channels.imessage.dmPolicy","value":"allowlist"}]},
             "judged":1,"skipped":0,"changes":[]}""";
    private static final String CHANGED = """
            {"decision":null,"judged":3,"skipped":1,
             "changes":[{"id":2,"accountId":"default","sender":"+1555","before":"dispatch","after":"dmPolicy disabled","summary":"x"}]}""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private TestGateway gateway;

    @BeforeEach
    void start() {
        gateway = new TestGateway(directory);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void aDecisionReadsLikeAnExplanation() {
        assertThat(gateway.answers(200, BLOCKED)
                        .run("policy", "simulate", "--from", "+1555", "--text", "hi")
                        .out())
                .isEqualTo("""
                        It would not be answered.
                        DmPolicy blocked: not listed.

                        + sender         sent by +1555
                        x dmPolicy       not listed
                                         channels.imessage.dmPolicy = allowlist

                        To have it answered: add +1555 to channels.imessage.allowFrom.
                        """);
    }

    @Test
    void aRangeOfMessagesBecomesATableOfThoseThatChange() {
        assertThat(gateway.answers(200, CHANGED)
                        .run("policy", "simulate", "--rows", "1-4", "--set", "channels.imessage.dmPolicy=disabled")
                        .out())
                .contains("2   default  +1555   dispatch  dmPolicy disabled")
                .contains("3 messages judged, 1 of them otherwise than before; 1 could not be");
    }

    @Test
    void settingsAreSentAsATreeWhoseKeysMayHoldDots() {
        gateway.answers(200, BLOCKED)
                .run(
                        "policy",
                        "simulate",
                        "--row",
                        "7",
                        "--set",
                        "channels.imessage.dms.\"a@b.example\".historyLimit=3",
                        "--set",
                        "channels.imessage.allowFrom=[\"*\"]",
                        "--set",
                        "channels.imessage.dmPolicy=open");

        assertThat(gateway.asked.getFirst().replace(" ", ""))
                .contains("\"rows\":{\"from\":7")
                .contains("\"dms\":{\"a@b.example\":{\"historyLimit\":3}}")
                .contains("\"allowFrom\":[\"*\"]")
                .contains("\"dmPolicy\":\"open\"");
    }

    @Test
    void settingsCanComeFromAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("proposed.json"), "{\"channels\": {\"imessage\": {}}}");
        gateway.answers(200, BLOCKED).run("policy", "simulate", "--from", "+1", "--config", file.toString());

        assertThat(gateway.asked.getFirst().replace(" ", "")).contains("\"config\":{\"channels\":{\"imessage\":{}}}");
        assertThat(gateway.run("policy", "simulate", "--from", "+1", "--config", "/no/such")
                        .err())
                .contains("/no/such cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy simulate",
                "policy simulate --from +1 --row 3",
                "policy simulate --row x",
                "policy simulate --rows 4",
                "policy simulate --from +1 --chat-id x",
                "policy simulate --from +1 --set =x",
                "policy simulate --from +1 --set a..b=x",
                "policy simulate --from +1 --set novalue"
            })
    void wrongUsageSaysWhatToWrite(String line) {
        TestGateway.Ran ran = gateway.run(line.split(" "));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).isNotBlank();
        assertThat(gateway.asked).isEmpty();
    }
}
