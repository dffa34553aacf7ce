package org.imsggateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.imsggateway.doctor.DoctorReport;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTests extends WithGateway {

    private static final String DECISION =
            "{\"channel\":\"imessage\",\"accountId\":\"default\",\"id\":\"+15557000009\",\"approved\":true,\"warning\":null}";

    @ParameterizedTest
    @CsvSource({
        "pairing approve imessage 7KQ4ZP2M",
        "pairing approve --channel imessage 7KQ4ZP2M",
        "pairing approve 7KQ4ZP2M",
        "pairing approve 7KQ4ZP2M --channel=imessage"
    })
    void aCodeIsApprovedInEveryFormOfTheGrammar(String line) {
        TestGateway.Ran ran = gateway.answers(200, DECISION).run(line.split(" "));
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEqualTo("+15557000009 may now write to the account default.\n");
        assertThat(gateway.asked)
                .singleElement()
                .asString()
                .startsWith("POST /pairing/approve")
                .contains("\"7KQ4ZP2M\"", "\"notify\":false");
        assertThat(gateway.tokens).containsExactly("Bearer the-token");
    }

    @ParameterizedTest
    @CsvSource({
        "pairing approve --channel imessage x CODE, Too many arguments",
        "pairing approve imessage x CODE, Too many arguments",
        "pairing approve telegram CODE, There is no channel 'telegram'",
        "pairing approve --channel telegram CODE, There is no channel 'telegram'",
        "pairing list telegram, There is no channel 'telegram'",
        "pairing approve, needs CODE",
        "pairing approve imessage, The code is missing",
        "pairing approve A --expires, --expires",
        "pairing approve A --expires soon, --expires 'soon' is neither",
        "pairing approve A --expires 30, --expires '30' is neither",
        "pairing approve A --expires 2026-12-31, --expires '2026-12-31' is neither",
        "pairing approve A --expires 2026-12-31T18:00:00, is neither a date and time with its zone",
        "pairing approve A --expires 0d, --expires '0d' is not in the future",
        "pairing approve A --expires 2026-03-01T12:00:00Z, is not in the future",
        "message send --text a, needs --to",
        "bindings add --agent a, needs --to TARGET: write imsg-gateway bindings add --to TARGET …",
        "message send --to +15555550123, needs --text",
        "message show, needs ID",
        "channels restart a b, Too many arguments"
    })
    void wrongUsageEndsWithTwoAndAsksNobody(String line, String said) {
        TestGateway.Ran ran = gateway.run(line.split(" "));
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).startsWith("imsg-gateway: ").contains(said).hasLineCount(1);
        assertThat(ran.out()).isEmpty();
        assertThat(gateway.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "30d, 2026-03-31T12:00:00Z",
        "90m, 2026-03-01T13:30:00Z",
        "2h, 2026-03-01T14:00:00Z",
        "45s, 2026-03-01T12:00:45Z",
        "2026-12-31T18:00:00Z, 2026-12-31T18:00:00Z",
        "2026-12-31T18:00+01:00, 2026-12-31T17:00:00Z"
    })
    void anApprovalHoldsUntilAMomentOrForAWhile(String when, String until) {
        gateway.answers(200, DECISION).run("pairing", "approve", "A", "--expires", when);
        assertThat(gateway.asked.getFirst()).contains("\"expiresAt\":\"" + until + "\"");
    }

    @Test
    void withoutBeingToldAnApprovalHoldsForGood() {
        gateway.answers(200, DECISION).run("pairing", "approve", "A");
        assertThat(gateway.asked.getFirst()).contains("\"expiresAt\":null");
    }

    @Test
    void aNoticeThatFailedIsAWarningAndNoFailure() {
        TestGateway.Ran ran = gateway.answers(200, DECISION.replace("null", "\"the Mac is offline\""))
                .run("pairing", "approve", "A", "--notify", "--account", "work");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("may now write", "Warning: the Mac is offline");
        assertThat(gateway.asked.getFirst()).contains("\"notify\":true", "\"accountId\":\"work\"");
    }

    @Test
    void aProblemOfTheGatewayIsOneLineOnTheErrorStream() {
        TestGateway.Ran ran = gateway.answers(
                        404,
                        "{\"title\":\"No such code\",\"detail\":\"no pending pairing request found for code: A\\u001b[2J\"}")
                .run("pairing", "approve", "A");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).isEqualTo("imsg-gateway: no pending pairing request found for code: A[2J\n");
    }

    @Test
    void aWrongTokenSaysWhereTheRightOneIs() {
        TestGateway.Ran ran = gateway.answers(401, "{}").run("pairing", "list");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("IMSG_GATEWAY_TOKEN").hasLineCount(1);
    }

    @Test
    void somethingElseThatAnswersIsNotTakenForAGateway() {
        assertThat(gateway.answers(200, "<html>").run("pairing", "list").err()).contains("is the address right?");
        assertThat(gateway.answers(502, "Bad Gateway").run("pairing", "list").exit())
                .isEqualTo(1);
    }

    @Test
    void theEnvironmentNamesAnotherGatewayAndItsToken() throws Exception {
        Files.delete(directory.resolve("address"));
        Files.delete(directory.resolve("admin-token"));
        gateway.environment.put("IMSG_GATEWAY_URL", gateway.url() + "/");
        gateway.environment.put("IMSG_GATEWAY_TOKEN", "another");
        gateway.answers(200, "{\"channel\":\"imessage\",\"requests\":[]}");
        assertThat(gateway.run("pairing", "list").out()).isEqualTo("Nobody is waiting to be let in.\n");
        assertThat(gateway.asked).containsExactly("GET /pairing");
        assertThat(gateway.tokens).containsExactly("Bearer another");
        assertThat(gateway.run("pairing", "list", "--url", "http://127.0.0.1:1").err())
                .contains("http://127.0.0.1:1", "nothing listens");
    }

    @Test
    void noGatewayIsSaidWithHowToStartOne() throws Exception {
        Files.delete(directory.resolve("address"));
        TestGateway.Ran ran = gateway.run("inbound", "list");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("serve", "--url", "IMSG_GATEWAY_URL").hasLineCount(1);
    }

    @Test
    void theDoctorWorksWithoutAGatewayAndItsErrorsAreAFailure() throws Exception {
        Files.delete(directory.resolve("address"));
        TestGateway.Ran well = gateway.run("doctor");
        assertThat(well.exit()).isZero();
        assertThat(well.out())
                .contains("ADVICE  No gateway was asked", "imsg-gateway serve")
                .doesNotContain("All is well");
        gateway.offline = new DoctorReport(
                false, List.of(new Finding(Severity.ERROR, "imsg is missing", "not on the PATH", "install it")));
        TestGateway.Ran ran = gateway.run("doctor");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("ERROR  imsg is missing", "cause:  not on the PATH", "remedy: install it");
        assertThat(gateway.run("doctor", "--url", "http://127.0.0.1:1").err()).contains("No gateway answers");
    }

    @Test
    void valuesAreEncodedOnTheirWay() {
        gateway.answers(204, "");
        assertThat(gateway.run("pairing", "revoke", "+15557000009", "--account", "a&b")
                        .exit())
                .isZero();
        assertThat(gateway.asked).containsExactly("DELETE /pairing/allowlist/%2B15557000009?accountId=a%26b");
        gateway.run("message", "show", "../channels");
        assertThat(gateway.asked.getLast()).isEqualTo("GET /messages/..%2Fchannels");
    }

    @Test
    void aFileIsNamedByItsWholePath() {
        gateway.run("message", "send", "--to", "chat_id:1", "--file", "a.png", "--file", "/tmp/b c.png");
        assertThat(gateway.asked.getFirst())
                .contains(Path.of("a.png").toAbsolutePath().toString(), "\"/tmp/b c.png\"", "\"text\":\"\"");
    }

    @Test
    void everyCommandHasHelpThatAsksNobody() {
        String overview = gateway.run("--help").out();
        for (String command : List.of(
                "channels status",
                "channels restart",
                "pairing list",
                "pairing approve",
                "pairing revoke",
                "message send",
                "message show",
                "inbound list",
                "inbound explain",
                "inbound retry",
                "sessions list",
                "sessions show",
                "sessions reset",
                "bindings list",
                "doctor",
                "shell",
                "completion")) {
            assertThat(overview).contains(command);
            String[] words = (command + " --help").split(" ");
            assertThat(gateway.run(words)).satisfies(ran -> {
                assertThat(ran.exit()).isZero();
                assertThat(ran.out()).startsWith(command + ": ").contains("Usage: imsg-gateway " + command, "--help");
            });
        }
        assertThat(gateway.run("pairing", "--help").out()).contains("pairing approve [imessage] CODE");
        assertThat(gateway.asked).isEmpty();
    }

    @Test
    void whereNoMessageIsInAStateNothingIsSaidAboutTheOthers() {
        gateway.answers(200, "{\"entries\":[]}");
        assertThat(gateway.run("inbound", "list", "--state", "dead").out()).isEqualTo("No message is DEAD.\n");
        assertThat(gateway.run("inbound", "list").out()).isEqualTo("Nothing has arrived.\n");
    }
}
