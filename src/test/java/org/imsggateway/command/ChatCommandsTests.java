package org.imsggateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.imsggateway.command.ChatCommandOutcome.Answer;
import org.imsggateway.command.ChatCommandOutcome.Continue;
import org.imsggateway.command.ChatCommandOutcome.Ignored;
import org.imsggateway.command.ChatCommandOutcome.NotACommand;
import org.imsggateway.message.Messages;
import org.imsggateway.session.SessionInfo;
import org.imsggateway.session.SessionReset;
import org.imsggateway.session.SessionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatCommandsTests {

    @TempDir
    Path home;

    private CommandRig chat;

    @BeforeEach
    void open() {
        chat = new CommandRig(home);
    }

    @AfterEach
    void close() {
        chat.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "what does /new do?", "stop", "newspaper", "/newer", "/frobnicate", "", " "})
    void whatIsNoCommandGoesToTheAgent(String text) {
        assertThat(chat.says(text)).isInstanceOf(NotACommand.class);
        assertThat(chat.strangerSays(text)).isInstanceOf(NotACommand.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/status", "/whoami", "/help", "/new", "/reset now", "/acp spawn codex"})
    void aCommandOfSomeoneWhoMayNotIsIgnoredInSilence(String text) {
        SessionState before = chat.turn("t1");
        assertThat(chat.strangerSays(text)).isInstanceOf(Ignored.class);
        assertThat(chat.session().map(SessionInfo::incarnation)).contains(before.incarnation());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/new", "/reset", " /NEW ", "/new:"})
    void aFreshStartKeepsTheKeyAndForgetsTheRest(String text) {
        SessionState before = chat.turn("t1");
        assertThat(chat.says(text)).isInstanceOf(Answer.class);
        SessionInfo after = chat.session().orElseThrow();
        assertThat(after.key()).isEqualTo(before.key().value());
        assertThat(after.incarnation()).isNotEqualTo(before.incarnation());
        assertThat(after.turns()).isZero();
        assertThat(chat.resets).containsExactly(new SessionReset(before.key()));
    }

    @ParameterizedTest
    @CsvSource({"/new plan my day, new", "/RESET\u00A0 plan my day, reset", "/new: plan my day, new"})
    void theTextBehindAFreshStartIsTheFirstPrompt(String text, String name) {
        SessionState before = chat.turn("t1");
        assertThat(chat.says(text)).isEqualTo(new Continue(name, "plan my day"));
        SessionState after = chat.turn("t2");
        assertThat(after.incarnation()).isNotEqualTo(before.incarnation());
        assertThat(after.fresh()).isTrue();
    }

    @Test
    void noLineOfAFirstPromptIsLost() {
        assertThat(chat.says("/new plan\n- tea\n- work")).isEqualTo(new Continue("new", "plan\n- tea\n- work"));
    }

    @Test
    void aFreshStartBeforeAnythingWasSaidIsOneToo() {
        assertThat(chat.says("/new")).isInstanceOf(Answer.class);
        assertThat(chat.session()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "fresh start, Answer",
        "FRESH START please, Continue",
        "fresh starts, NotACommand",
        "a fresh start, NotACommand"
    })
    void aConfiguredTriggerIsAMessageThatEqualsItOrBeginsWithItAndASpace(String text, String outcome) {
        chat.configured("session: {resetTriggers: [' ', Fresh start]}");
        assertThat(chat.says(text).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void theLongestTriggerThatFitsCounts() {
        chat.configured("session: {resetTriggers: [fresh, fresh start]}");
        assertThat(chat.says("fresh start now")).isEqualTo(new Continue("reset", "now"));
    }

    @Test
    void aTriggerOfSomeoneWhoMayNotIsOnlyAText() {
        chat.configured("session: {resetTriggers: [fresh start]}");
        chat.turn("t1");
        assertThat(chat.strangerSays("fresh start")).isInstanceOf(NotACommand.class);
        assertThat(chat.resets).isEmpty();
    }

    @Test
    void newAndResetStartAfreshWhateverTheTriggersAre() {
        chat.configured("session: {resetTriggers: [fresh start]}");
        assertThat(chat.says("/new plan")).isEqualTo(new Continue("new", "plan"));
    }

    @Test
    void stopIsForWhateverRuns() {
        assertThat(chat.says("/stop")).isEqualTo(new ChatCommandOutcome.Stop("stop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/status", "/new", "/reset now", "/stop"})
    void withoutTextCommandsASlashIsOnlyText(String text) {
        chat.configured("commands: {text: false}");
        assertThat(chat.says(text)).isInstanceOf(NotACommand.class);
        assertThat(chat.strangerSays(text)).isInstanceOf(NotACommand.class);
        assertThat(chat.resets).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"restart", "agents", "session", "allowlist", "model", "think", "focus"})
    void aKnownWordThatThisGatewayDoesNotHaveIsAnsweredInOneLine(String word) {
        assertThat(chat.answer("/" + word)).contains("/" + word, "/help").hasLineCount(1);
    }

    @Test
    void configIsTextUnlessItsSwitchIsOn() {
        assertThat(chat.says("/config show")).isInstanceOf(NotACommand.class);
        chat.configured("commands: {config: true}");
        assertThat(chat.answer("/config show")).contains("/config");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/help", "/commands"})
    void theListNamesEveryCommandThatThereIs(String text) {
        assertThat(chat.answer(text)).contains("/help", "/commands", "/status", "/whoami", "/id", "/new", "/reset");
    }

    @Test
    void statusSaysWhoAnswersHereAndSinceWhen() {
        chat.configured("agents: {list: [{id: main, identity: {name: Crab}}]}");
        chat.turn("t1");
        chat.turn("t2");
        chat.clock.advance(Duration.ofMinutes(90));
        assertThat(chat.answer("/status")).isEqualTo("""
                Agent: Crab (main)
                Account: default
                Session: agent:main:main
                Started: 1 h ago
                Turns: 2
                Who may talk here: those who are listed or were approved""");
    }

    @Test
    void statusOfAGroupBeforeAnythingWasAnsweredThere() {
        var message = Messages.inGroup(42).text("/status").build();
        assertThat(chat.answer(message))
                .contains(
                        "Session: agent:main:imessage:group:42",
                        "Started: with your next message",
                        "Turns: 0",
                        "Who may talk here: those who are listed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/whoami", "/id"})
    void whoamiSaysHowTheGatewayKnowsTheSender(String text) {
        var message = Messages.direct().from("Ana@B.example").text(text).build();
        assertThat(chat.answer(message)).isEqualTo("""
                You: ana@b.example
                Chat: chat_id:5
                Account: default
                Commands: you may give them""");
    }

    @Test
    void anOutcomeInALogHasNoText() {
        assertThat(chat.says("/whoami").toString()).doesNotContain("+15557000002");
        assertThat(chat.says("/new plan my day").toString()).doesNotContain("plan");
    }
}
