package org.imsggateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.imsggateway.agent.AcpSession;
import org.imsggateway.command.ChatCommandOutcome.Answer;
import org.imsggateway.command.ChatCommandOutcome.Continue;
import org.imsggateway.command.ChatCommandOutcome.Ignored;
import org.imsggateway.command.ChatCommandOutcome.Steer;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcpCommandTests {

    /** Two agents whose program is on every machine that builds this. */
    private static final String AGENTS = """
            commands: {ownerAllowFrom: ["+15557000002", "+15557000009"]}
            agents:
              list:
                - {id: main}
                - {id: codex, runtime: {type: acp, acp: {command: ["/bin/sh"]}}}
                - {id: gemini, runtime: {type: acp, acp: {command: ["/bin/sh"]}}}
            """;

    @TempDir
    Path home;

    private CommandRig chat;

    @BeforeEach
    void open() {
        chat = new CommandRig(home).configured(AGENTS);
    }

    @AfterEach
    void close() {
        chat.close();
    }

    private List<AcpSession> sessions() {
        return chat.acp().newest(10);
    }

    private static InboundMessage inGroup(String from, String text) {
        return Messages.inGroup(42).from(from).text(text).build();
    }

    @Test
    void aConversationIsBoundToANewSessionUntilThatIsClosed() {
        String answer = chat.answer("/acp spawn codex --bind here");
        String key = sessions().getFirst().key().value();
        assertThat(key).matches("agent:codex:acp:[0-9a-f-]{36}");
        assertThat(answer).contains(key, "persistent", "acpx", "bound");
        assertThat(chat.routed()).isEqualTo(key);
        assertThat(chat.answer("/acp close")).isEqualTo("Closed " + key + "; removed 1 binding.");
        assertThat(chat.routed()).isEqualTo("agent:main:main");
        assertThat(sessions()).isEmpty();
    }

    @Test
    void withoutABindingTheSessionIsThereAndTheAnswerSaysHowToBind() {
        assertThat(chat.answer("/acp spawn codex")).contains("unbound", "--bind here");
        assertThat(sessions()).hasSize(1);
        assertThat(chat.routed()).isEqualTo("agent:main:main");
    }

    @Test
    void theWordsOfASpawnComeInAnyOrderAndWithAnyDash() {
        chat.answer("/acp spawn --bind=here codex \u2014label fix --mode ONESHOT --cwd /tmp");
        AcpSession session = sessions().getFirst();
        assertThat(session.label()).isEqualTo("fix");
        assertThat(session.mode().word()).isEqualTo("oneshot");
        assertThat(session.cwd()).isEqualTo("/tmp");
        assertThat(chat.routed()).isEqualTo(session.key().value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/acp spawn codex now | Unexpected argument: now",
                "/acp spawn codex --bind there | Invalid value for --bind: there. Use here or off",
                "/acp spawn codex --mode x | Use persistent or oneshot",
                "/acp spawn codex --thread x | Use auto, here, or off",
                "/acp spawn codex --label | --label needs a value",
                "/acp spawn codex --fast | Unknown option: --fast",
                "/acp spawn codex --thread auto --bind here | Use either --thread or --bind, not both",
                "/acp spawn | Which agent?"
            })
    void aSpawnThatIsWrittenWronglySaysWhatIsWrongAndHowItIsWritten(String text, String fault) {
        assertThat(chat.answer(text)).contains(fault, "Usage: /acp spawn");
        assertThat(sessions()).isEmpty();
    }

    @Test
    void theDefaultAgentIsTheOneOfTheConfiguration() {
        chat.configured(AGENTS + "acp: {defaultAgent: gemini}\n");
        assertThat(chat.answer("/acp spawn")).contains("agent:gemini:acp:");
    }

    @ParameterizedTest
    @CsvSource({
        "enabled: false, ACP is disabled by policy (acp.enabled).",
        "'allowedAgents: [gemini]', The agent codex is refused by policy (acp.allowedAgents)."
    })
    void aPolicyCanRefuseASpawn(String acp, String answer) {
        chat.configured(AGENTS + "acp: {" + acp + "}\n");
        assertThat(chat.answer("/acp spawn codex --bind here")).isEqualTo(answer);
        assertThat(sessions()).isEmpty();
    }

    @Test
    void aSpawnSaysThatItsSessionGetsNoMessagesWhileDispatchIsOff() {
        chat.configured(AGENTS + "acp: {dispatch: {enabled: false}}\n");
        assertThat(chat.answer("/acp spawn codex --bind here")).contains("acp.dispatch.enabled is false");
    }

    @Test
    void aProgramThatIsNotThereIsSaidBeforeAnythingIsMade() {
        chat.configured(AGENTS.replace("/bin/sh", "/no/such/program"));
        assertThat(chat.answer("/acp spawn codex --bind here"))
                .isEqualTo("ACP error (ACP_BACKEND_MISSING): the program program is not on this machine\n"
                        + "next: /acp doctor");
        assertThat(sessions()).isEmpty();
    }

    @Test
    void onlyWhoBoundAConversationCanRebindItAndARefusedSpawnLeavesNothing() {
        chat.answer(inGroup("+15557000009", "/acp spawn codex --bind here"));
        String first = sessions().getFirst().key().value();
        assertThat(chat.answer(inGroup("+15557000002", "/acp spawn gemini --bind here")))
                .isEqualTo("Only +15557000009 can rebind this conversation.");
        assertThat(sessions()).hasSize(1);
        chat.answer(inGroup("+15557000009", "/acp spawn gemini --bind here"));
        assertThat(sessions())
                .hasSize(2)
                .anyMatch(session -> session.key().value().equals(first));
    }

    @Test
    void onlyAnOwnerCanSpawnOrChangeASession() {
        InboundMessage other =
                Messages.direct().from("+15557000077").text("/acp spawn codex").build();
        assertThat(chat.answer(other)).startsWith("Only an owner");
        assertThat(chat.answer(Messages.direct()
                        .from("+15557000077")
                        .text("/acp timeout 5")
                        .build()))
                .startsWith("Only an owner");
        assertThat(chat.strangerSays("/acp spawn codex")).isInstanceOf(Ignored.class);
    }

    @Test
    void onlyAnOwnerReachesTheSessionsOfOtherChats() {
        chat.answer("/acp spawn codex --bind here --label fix");
        for (String text :
                List.of("/acp sessions", "/acp close fix", "/acp cancel fix", "/acp status fix", "/acp close")) {
            assertThat(chat.answer(
                            Messages.direct().from("+15557000077").text(text).build()))
                    .startsWith("Only an owner");
        }
        assertThat(sessions()).hasSize(1);
    }

    @Test
    void nobodyElseTakesAConversationFromItsSession() {
        chat.answer(inGroup("+15557000009", "/acp spawn codex --bind here"));
        assertThat(chat.answer(inGroup("+15557000077", "/unfocus"))).startsWith("Only +15557000009");
        assertThat(chat.answer(inGroup("+15557000077", "/acp close"))).startsWith("Only an owner");
    }

    @Test
    void whatAProgramBoundIsEndedByOwnersAndBoundAgainByThem() {
        chat.answer("/acp spawn codex --label fix");
        chat.bindOverApi("{\"to\": \"chat_id:42\", \"session\": \"fix\"}");
        assertThat(chat.answer(inGroup("+15557000077", "/unfocus")))
                .isEqualTo("Only an owner of this gateway can do that.");
        assertThat(chat.answer(inGroup("+15557000009", "/acp spawn codex --bind here")))
                .contains("bound");
        assertThat(chat.answer(inGroup("+15557000009", "/unfocus"))).contains("no longer bound");
    }

    @Test
    void aSessionIsFoundByItsKeyItsIdAndItsLabel() {
        chat.answer("/acp spawn codex --label fix");
        String key = sessions().getFirst().key().value();
        for (String token : List.of(key, key.substring(key.lastIndexOf(':') + 1), "fix")) {
            assertThat(chat.answer("/acp status " + token)).contains("Session: " + key, "Label: fix", "Agent: codex");
        }
        assertThat(chat.answer("/acp status nobody")).isEqualTo("Unable to resolve session target: nobody");
    }

    @Test
    void closingASessionByItsLabelRemovesItsBindings() {
        chat.answer("/acp spawn codex --bind here --label fix");
        assertThat(chat.answer("/acp close fix")).endsWith("removed 1 binding.");
        assertThat(chat.answer("/acp status")).startsWith("This chat is not bound to a session.");
    }

    @Test
    void closingASessionRemovesTheBindingsOfAllItsChats() {
        chat.answer("/acp spawn codex --bind here --label fix");
        chat.bindOverApi("{\"to\": \"chat_id:42\", \"session\": \"fix\"}");
        assertThat(chat.answer("/acp close")).endsWith("removed 2 bindings.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/acp", "/acp frobnicate", "/acp help"})
    void anythingElseIsAnsweredWithHelp(String text) {
        assertThat(chat.answer(text)).contains("/acp spawn [agent]", "/acp sessions", "/acp doctor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sessions", "doctor", "install"})
    void someActionsTakeNoArguments(String action) {
        assertThat(chat.answer("/acp " + action + " now")).isEqualTo("Usage: /acp " + action);
    }

    @Test
    void theDoctorSaysWhetherTheAgentOfThisChatCanBeStarted() {
        assertThat(chat.answer("/acp doctor")).startsWith("Which agent?");
        chat.answer("/acp spawn codex --bind here");
        assertThat(chat.answer("/acp doctor")).isEqualTo("codex can be started here.");
        chat.configured(AGENTS.replace("/bin/sh", "/no/such/program"));
        assertThat(chat.answer("/acp doctor"))
                .isEqualTo("ACP error (ACP_BACKEND_MISSING): the program program is not on this machine\n"
                        + "next: /acp doctor");
    }

    @Test
    void howToInstallAnAgentIsWhatTheConfigurationSays() {
        assertThat(chat.answer("/acp install")).contains("npx (Node.js)", "runtime.acp.command");
        chat.configured(AGENTS + "acp: {runtime: {installCommand: brew install agent}}\n");
        assertThat(chat.answer("/acp install")).isEqualTo("On the gateway's machine, run:\nbrew install agent");
    }

    @Test
    void optionsAreKeptUntilTheyAreReset() {
        chat.answer("/acp spawn codex --bind here");
        chat.answer("/acp permissions ASK");
        chat.answer("/acp timeout 90");
        chat.answer("/acp set-mode plan");
        chat.answer("/acp set effort high");
        assertThat(chat.answer("/acp status")).contains("Options: effort=high, mode=plan, permissions=ask, timeout=90");
        chat.answer("/acp reset-options");
        assertThat(chat.answer("/acp status")).contains("Options: as configured");
    }

    @ParameterizedTest
    @CsvSource({"timeout abc, timeout cannot be abc", "permissions root, permissions cannot be root"})
    void anOptionWithAValueThatMeansNothingIsRefusedByName(String text, String fault) {
        chat.answer("/acp spawn codex --bind here");
        assertThat(chat.answer("/acp " + text)).contains("ACP_INVALID_RUNTIME_OPTION", fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "model a b", "set a", "set a b c", "reset-options now", "cwd"})
    void anOptionCommandWithTheWrongNumberOfWordsShowsItsUsage(String text) {
        chat.answer("/acp spawn codex --bind here");
        assertThat(chat.answer("/acp " + text)).startsWith("Usage: /acp ");
    }

    private static void steers(ChatCommandOutcome outcome, String text, String session) {
        assertThat(outcome).isInstanceOfSatisfying(Steer.class, steer -> {
            assertThat(steer.text()).isEqualTo(text);
            assertThat(steer.route().session().value()).isEqualTo(session);
        });
    }

    @Test
    void whatItIsToldByTheWayGoesToTheSession() {
        chat.answer("/acp spawn codex --bind here");
        steers(chat.says("/acp steer use java 21"), "use java 21", chat.routed());
        assertThat(chat.answer("/acp steer")).isEqualTo("Usage: /acp steer [--session NAME] TEXT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--session fix", "--session=fix", "\u2014session fix"})
    void anOwnerTellsTheSessionOfAnotherChatSomething(String named) {
        chat.answer("/acp spawn codex --label fix");
        String key = sessions().getFirst().key().value();
        steers(chat.says("/acp steer " + named + " run the tests"), "run the tests", key);
        assertThat(chat.routed()).isEqualTo("agent:main:main");
        assertThat(chat.answer(inGroup("+15557000077", "/acp steer " + named + " hi")))
                .startsWith("Only an owner");
    }

    @ParameterizedTest
    @CsvSource({
        "--session fix, Usage: /acp steer [--session NAME] TEXT",
        "--session, Usage: /acp steer [--session NAME] TEXT",
        "--session nobody hi, Unable to resolve session target: nobody"
    })
    void aSteerThatNamesNoSessionOrSaysNothingIsRefused(String words, String said) {
        assertThat(chat.answer("/acp steer " + words)).isEqualTo(said);
    }

    @Test
    void theStatusSaysWhatIsConfiguredNow() {
        chat.answer("/acp spawn codex --bind here");
        assertThat(chat.answer("/acp status"))
                .contains("Permissions: deny", "Timeout: 600 s", "Works in: a directory of its own");
        chat.configured(
                AGENTS.replace(
                        "{id: codex, runtime: {type: acp, acp: {command: [\"/bin/sh\"]}}}",
                        "{id: codex, runtime: {type: acp, timeout: 90s, acp: {command: [\"/bin/sh\"], permissions: ask, cwd: /tmp}}}"));
        assertThat(chat.answer("/acp status")).contains("Permissions: ask", "Timeout: 90 s", "Works in: /tmp");
        chat.answer("/acp permissions allow");
        assertThat(chat.answer("/acp status")).contains("Permissions: allow");
    }

    @Test
    void aFreshStartKeepsTheSessionAndItsBinding() {
        chat.answer("/acp spawn codex --bind here");
        String key = chat.routed();
        assertThat(chat.answer("/new")).startsWith("ACP session reset in place");
        assertThat(chat.routed()).isEqualTo(key);
        assertThat(chat.says("/reset now write docs")).isEqualTo(new Continue("reset", "now write docs"));
    }

    @Test
    void unfocusTakesTheConversationFromItsSessionWhichStays() {
        chat.answer("/acp spawn codex --bind here");
        assertThat(chat.answer("/unfocus")).contains("no longer bound");
        assertThat(chat.routed()).isEqualTo("agent:main:main");
        assertThat(sessions()).hasSize(1);
        assertThat(chat.answer("/unfocus")).contains("not bound");
    }

    @Test
    void gatewayCommandsAreNotForwardedToTheBoundAgent() {
        chat.answer("/acp spawn codex --bind here");
        assertThat(chat.says("/status")).isInstanceOf(Answer.class);
    }

    @Test
    void aBindingEndsWhenItWasNotUsedForADay() {
        chat.answer("/acp spawn codex --bind here");
        chat.clock.advance(Duration.ofHours(25));
        assertThat(chat.routed()).isEqualTo("agent:main:main");
    }

    @Test
    void aBindingMadeInAChatGoesBeforeAConfiguredOneWhileItLasts() {
        chat.configured(
                AGENTS
                        + "bindings: [{type: acp, agentId: codex, match: {channel: imessage, peer: {kind: direct, id: '+15557000002'}}}]\n");
        assertThat(chat.routed()).startsWith("agent:codex:acp:binding:");
        chat.answer("/acp spawn gemini --bind here");
        assertThat(chat.routed()).startsWith("agent:gemini:acp:");
        chat.answer("/acp close");
        assertThat(chat.routed()).startsWith("agent:codex:acp:binding:");
    }
}
