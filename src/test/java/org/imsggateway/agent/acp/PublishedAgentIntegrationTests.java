package org.imsggateway.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.openai.ModelServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A coding agent that was not made for us and knows nothing of us, with a model on this machine. */
@Timeout(180)
class PublishedAgentIntegrationTests {

    @TempDir
    private Path home = Path.of(".");

    private final ModelServer model = new ModelServer();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private Optional<AcpFixture> acp = Optional.empty();

    @BeforeEach
    void install() throws Exception {
        Optional<List<String>> command = PublishedAgent.command(home.resolve("agent-home"), model.baseUrl());
        assumeThat(command).isPresent();
        acp = command.map(words -> new AcpFixture(home, words, ""));
        model.answers(this::answer);
    }

    @AfterEach
    void close() {
        over.complete(null);
        acp.ifPresent(AcpFixture::close);
        model.close();
    }

    /** Does what the last thing said asks for. */
    private void answer(ModelServer.Request request, HttpExchange exchange) throws IOException {
        JsonNode last = request.json().path("messages").valueStream().toList().getLast();
        String text = last.path("content").toString();
        if (last.path("role").asString().equals("tool")) {
            says("The tool has answered.").answer(request, exchange);
        } else if (text.contains("write it down")) {
            calls("write_file", "'file_path':'%s','content':'x'".formatted(made()))
                    .answer(request, exchange);
        } else if (text.contains("take your time")) {
            ModelServer.streams(ModelServer.token("Thinking")).answer(request, exchange);
            over.orTimeout(1, TimeUnit.MINUTES).join();
        } else {
            says("I see %d of yours.".formatted(said(request).size())).answer(request, exchange);
        }
    }

    private static ModelServer.Script says(String text) {
        return ModelServer.streams(ModelServer.token(text), ModelServer.end("stop"), ModelServer.DONE);
    }

    private static ModelServer.Script calls(String tool, String arguments) {
        return ModelServer.streams(
                ModelServer.event("""
                        {'choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'id':'call-1','type':'function',\
                        'function':{'name':'%s','arguments':'{%s}'}}]},'finish_reason':null}]}""".formatted(tool, arguments.replace("'", "\\\""))),
                ModelServer.end("tool_calls"),
                ModelServer.DONE);
    }

    private Path made() {
        return acp.orElseThrow().directory(acp.orElseThrow().key()).resolve("made.txt");
    }

    /** What its model was given last, without what it is told of itself. */
    private String heard() {
        return model.requests()
                .getLast()
                .json()
                .path("messages")
                .valueStream()
                .skip(1)
                .map(JsonNode::toString)
                .collect(Collectors.joining("\n"));
    }

    /** What of the people's words a model was given. */
    private static List<String> said(ModelServer.Request request) {
        return request.json()
                .path("messages")
                .valueStream()
                .filter(message -> message.path("role").asString().equals("user"))
                .map(message -> message.path("content").toString())
                .filter(text -> text.contains("[iMessage "))
                .toList();
    }

    @Test
    void itRemembersEarlierTurnsByItself() throws Exception {
        AcpFixture agent = acp.orElseThrow();
        assertThat(agent.answer("my name is Ana")).isEqualTo("I see 1 of yours.");
        assertThat(agent.answer("and I like tea")).isEqualTo("I see 2 of yours.");
        assertThat(agent.answer("who am I?")).isEqualTo("I see 3 of yours.");
        assertThat(heard())
                .contains("my name is Ana", "I see 1 of yours.", "and I like tea")
                .doesNotContain("[Said earlier");
        assertThat(agent.bean(AcpConversations.class)
                        .processOf(agent.key())
                        .orElseThrow()
                        .canLoad())
                .isTrue();
    }

    @Test
    void itsSessionIsTakenUpAgainAfterARestart() throws Exception {
        AcpFixture agent = acp.orElseThrow();
        agent.answer("my name is Ana");
        await().atMost(AcpFixture.LONG).until(() -> written().contains("I see 1 of yours."));
        agent.restart();
        assertThat(agent.answer("who am I?")).isEqualTo("I see 2 of yours.");
        assertThat(heard()).contains("my name is Ana", "I see 1 of yours.").doesNotContain("[Said earlier");
    }

    /** What it keeps of its talks, a little after they were. */
    private String written() throws IOException {
        try (Stream<Path> files = Files.find(
                home.resolve("agent-home"), 9, (file, _) -> file.toString().endsWith(".jsonl"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    @Test
    void whatItAsksToDoIsDoneOnlyIfItMay() throws Exception {
        AcpFixture agent = acp.orElseThrow();
        assertThat(agent.answer("write it down")).isEqualTo("The tool has answered.");
        assertThat(heard()).contains("canceled by the user");
        assertThat(agent.directory(agent.key())).isEmptyDirectory();
        agent.sessions().setOptions(agent.key(), Map.of("permissions", "allow"));
        agent.answer("write it down");
        assertThat(made()).hasContent("x");
    }

    @Test
    void itStopsWhenItIsToldToAndGoesOn() throws Exception {
        AcpFixture agent = acp.orElseThrow();
        Future<AgentReply> turn = agent.begins("take your time");
        await().atMost(AcpFixture.LONG).until(() -> !model.requests().isEmpty());
        assertThat(agent.sessions().cancel(agent.key())).isTrue();
        assertThat(AcpFixture.text(turn.get())).doesNotContain("of yours");
        assertThat(agent.answer("go on")).contains("of yours");
    }

    @Test
    void whatItsModelRefusesIsShownToTheOperator() {
        AcpFixture agent = acp.orElseThrow();
        model.answers(ModelServer.json(401, "{'error':{'message':'no such key','code':'invalid_api_key'}}"));
        assertThatThrownBy(() -> agent.says("hello")).hasMessageContaining("401 no such key (-32603)");
    }
}
