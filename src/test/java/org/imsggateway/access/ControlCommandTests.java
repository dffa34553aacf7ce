package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.imsggateway.config.GatewayConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are commands, and what they command. */
class ControlCommandTests {

    private static Optional<ControlCommand> in(String text, String switches) {
        return ControlCommand.in(
                text, GatewayConfig.parse("commands: " + switches).commands());
    }

    private static Optional<ControlCommand> in(String text) {
        return in(text, "{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/status | status | ''",
                "/STATUS: | status | ''",
                "'\u00A0 /Status \uFEFF' | status | ''",
                "/acp: status | acp | status",
                "/acp:status | acp | status",
                "/acp\u00A0spawn  codex  --bind here | acp | spawn  codex  --bind here",
                "'/new\nfoo' | new | ''",
                "'/new foo\r\nbar' | new | foo",
                "/id | whoami | ''",
                "/Model  gpt-x  | model | gpt-x",
            })
    void aSlashAndAKnownWordAreACommand(String text, String name, String arguments) {
        assertThat(in(text)).contains(new ControlCommand(name, arguments));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/help", "/commands", "/status", "/whoami", "/id", "/stop", "/restart", "/agents", "/unfocus"})
    void aCommandThatTakesNothingIsNoneWithSomethingBehindIt(String text) {
        assertThat(in(text)).isPresent();
        assertThat(in(text + " extra")).isEmpty();
        assertThat(in(text + ": extra")).isEmpty();
        assertThat(in(text + "\nlater lines do not count")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/new", "/reset", "/acp", "/approve", "/session", "/allowlist", "/model", "/think", "/focus"})
    void aCommandThatTakesSomethingIsOneWithAndWithoutIt(String text) {
        assertThat(in(text)).isPresent();
        assertThat(in(text + " extra"))
                .hasValueSatisfying(command -> assertThat(command.arguments()).isEqualTo("extra"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/ status", "/statusx", "clawd /status", "stop", "//status", "/:", "hello\n/new"})
    void anythingElseIsPlainText(String text) {
        assertThat(in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"config", "debug", "bash"})
    void aCommandThatMustBeSwitchedOnIsPlainTextUntilThen(String name) {
        assertThat(in("/" + name + " show")).isEmpty();
        assertThat(in("/" + name + " show", "{" + name + ": true}")).contains(new ControlCommand(name, "show"));
    }

    @Test
    void restartCanBeSwitchedOff() {
        assertThat(in("/restart", "{restart: false}")).isEmpty();
        assertThat(in("/status", "{restart: false}")).isPresent();
    }

    @Test
    void withoutTextCommandsNothingIsACommand() {
        assertThat(in("/status", "{text: false}")).isEmpty();
    }
}
