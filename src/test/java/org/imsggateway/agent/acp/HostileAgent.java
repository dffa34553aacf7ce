package org.imsggateway.agent.acp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An ACP agent that does what it is told in a prompt, {@code do:flood} for example, and none of it well. Speaks by hand. */
final class HostileAgent {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern ORDER = Pattern.compile("do:([a-z]+)(?:=(\\S+))?");
    private static final PrintStream OUT = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    private static final BufferedReader IN =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private static final Map<String, JsonNode> PATIENT = new HashMap<>();
    private static int sessions;
    private static int asked;

    private HostileAgent() {}

    public static void main(String[] words) throws IOException {
        String mode = words.length == 0 ? "" : words[0];
        if (mode.equals("mute")) {
            while (IN.readLine() != null) {
                OUT.flush();
            }
            return;
        }
        if (mode.equals("chatty")) {
            raw("npm warn this is not JSON");
        }
        for (String line = IN.readLine(); line != null; line = IN.readLine()) {
            request(JSON.readTree(line), mode);
        }
    }

    private static void request(JsonNode request, String mode) throws IOException {
        switch (request.path("method").asString("")) {
            case "initialize" -> {
                if (mode.equals("late")) {
                    awaitOpening();
                }
                Files.writeString(Path.of("greeting"), JSON.writeValueAsString(request.path("params")));
                result(
                        request,
                        Map.of(
                                "protocolVersion",
                                mode.equals("future") ? 7 : 1,
                                "agentCapabilities",
                                Map.of("loadSession", mode.equals("boastful"), "sessionCapabilities", can(mode))));
            }
            case "session/load" -> {
                if (mode.equals("boastful")) {
                    result(request, Map.of());
                } else {
                    error(request, -32601, "Method not found");
                }
            }
            case "session/new" -> {
                if (mode.equals("closed")) {
                    error(request, -32000, "Authentication required");
                } else {
                    if (mode.equals("slow")) {
                        awaitOpening();
                    }
                    sessions++;
                    result(request, Map.of("sessionId", "s" + sessions, "modes", Map.of()));
                }
            }
            case "session/cancel" -> {
                JsonNode waiting =
                        PATIENT.remove(request.path("params").path("sessionId").asString());
                if (waiting != null) {
                    result(waiting, Map.of("stopReason", "cancelled"));
                }
            }
            case "session/close" -> close(request, mode);
            case "session/prompt" -> prompt(request);
            case "session/set_config_option" -> error(request, -32602, "no such option");
            default -> {
                if (request.has("id") && request.has("method")) {
                    error(request, -32601, "Method not found");
                }
            }
        }
    }

    /** What it says that it can do with sessions. One that boasts has no {@code session/resume}. */
    private static Map<String, Object> can(String mode) {
        return switch (mode) {
            case "lingering" -> Map.of("close", Map.of());
            case "boastful" -> Map.of("resume", Map.of());
            default -> Map.of();
        };
    }

    private static void awaitOpening() throws IOException {
        Files.writeString(Path.of("opening"), "");
        while (!Files.exists(Path.of("open"))) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** Takes so long that the next request is there before it is done. */
    private static void close(JsonNode request, String mode) throws IOException {
        String next = IN.readLine();
        result(request, Map.of());
        if (next != null) {
            request(JSON.readTree(next), mode);
        }
    }

    private static void prompt(JsonNode request) throws IOException {
        String session = request.path("params").path("sessionId").asString();
        String text = request.path("params").path("prompt").path(0).path("text").asString();
        Matcher order = ORDER.matcher(text);
        boolean ordered = order.find();
        String what = ordered ? order.group(1) : "echo";
        String with = ordered ? String.valueOf(order.group(2)) : "";
        switch (what) {
            case "echo" ->
                say(session, session + " heard " + text.lines().toList().getLast());
            case "all" -> say(session, text);
            case "large" -> say(session, "x".repeat(1024 * 1024));
            case "endless" -> {
                for (int i = 0; i < 80; i++) {
                    say(session, "y".repeat(100_000));
                }
            }
            case "die" -> {
                say(session, "half an ans");
                OUT.flush();
                Runtime.getRuntime().halt(3);
            }
            case "complain" -> {
                System.err.println(
                        "starting\nError: not logged in, run /home/ann/bin/login first\n    at main (agent.js:1)\n");
                System.err.flush();
                Runtime.getRuntime().halt(4);
            }
            case "garbage" -> {
                raw("\u0000{\"jsonrpc\": nonsense");
                say(session, "after the garbage");
            }
            case "broken" -> {
                OUT.write(new byte[] {'"', (byte) 0xff, (byte) 0xc3, '"', '\n'});
                say(session, "after the bytes");
            }
            case "tools" -> {
                say(session, "Looking.");
                update(session, Map.of("sessionUpdate", "tool_call", "toolCallId", "1", "title", "ls"));
                update(session, Map.of("sessionUpdate", "agent_thought_chunk", "content", text("secret thought")));
                update(session, Map.of("sessionUpdate", "from_the_future", "content", text("unknown")));
                say(session, "Found it.");
            }
            case "permission" ->
                say(
                        session,
                        String.valueOf(ask(
                                        "session/request_permission",
                                        Map.of(
                                                "sessionId", session,
                                                "toolCall", Map.of("toolCallId", "1", "title", "rm -rf /"),
                                                "options",
                                                        List.of(
                                                                Map.of(
                                                                        "optionId",
                                                                        "a",
                                                                        "name",
                                                                        "Always",
                                                                        "kind",
                                                                        "allow_always"),
                                                                Map.of(
                                                                        "optionId",
                                                                        "o",
                                                                        "name",
                                                                        "Once",
                                                                        "kind",
                                                                        "allow_once"),
                                                                Map.of(
                                                                        "optionId",
                                                                        "n",
                                                                        "name",
                                                                        "No",
                                                                        "kind",
                                                                        "reject_once"))))
                                .path("result")
                                .path("outcome")));
            case "read" -> say(session, answer(ask("fs/read_text_file", Map.of("sessionId", session, "path", with))));
            case "write" ->
                say(
                        session,
                        answer(ask(
                                "fs/write_text_file",
                                Map.of("sessionId", session, "path", with, "content", "written"))));
            case "terminal" ->
                say(session, answer(ask("terminal/create", Map.of("sessionId", session, "command", "id"))));
            case "run", "runs", "start", "stop" -> run(session, what, with);
            case "pid" -> say(session, String.valueOf(ProcessHandle.current().pid()));
            case "where" -> say(session, Path.of("").toAbsolutePath().toString());
            case "verses" -> say(session, "One.\n\nTwo.\n\nThree.");
            case "paragraphs" -> {
                say(session, "One.\n\nTw");
                say(session, "o.\n\nThr");
                hang(session);
            }
            case "refuse" -> {
                result(request, Map.of("stopReason", "refusal"));
                return;
            }
            case "end" -> {
                result(request, Map.of("stopReason", with));
                return;
            }
            case "fail" -> {
                error(request, -32603, "the model is gone\nwith a stack trace");
                return;
            }
            case "abort" -> {
                hang(session);
                error(request, -32603, "Request was aborted.");
                return;
            }
            case "hang", "nothing" -> {
                if (what.equals("hang")) {
                    hang(session);
                }
            }
            case "wait", "deaf" -> {
                say(session, "waiting");
                Files.writeString(Path.of(what), "");
                if (what.equals("wait")) {
                    PATIENT.put(session, request);
                }
                return;
            }
            case "stubborn" -> {
                while (IN.readLine() != null) {
                    OUT.flush();
                }
                return;
            }
            default -> say(session, "I do not know how to " + what);
        }
        result(request, Map.of("stopReason", "end_turn"));
    }

    /** Runs a shell line, with commas for blanks, in a terminal: once to its end, nine times, without an end, or not any more. */
    private static void run(String session, String how, String line) throws IOException {
        Map<String, Object> create = Map.of(
                "sessionId",
                session,
                "command",
                "/bin/sh",
                "args",
                List.of("-c", line.replace(',', ' ')),
                "env",
                List.of(Map.of("name", "WHO", "value", "ana")),
                "outputByteLimit",
                20);
        JsonNode made = ask("terminal/create", create);
        String id = made.path("result").path("terminalId").asString("");
        Map<String, Object> one = Map.of("sessionId", session, "terminalId", id);
        if (made.has("error") || how.equals("start")) {
            say(session, made.has("error") ? answer(made) : "started");
            return;
        }
        if (how.equals("runs")) {
            JsonNode last = made;
            for (int i = 0; i < 8; i++) {
                last = ask("terminal/create", create);
            }
            say(session, answer(last));
            return;
        }
        if (how.equals("stop")) {
            say(session, answer(ask("terminal/kill", one)) + " ");
        }
        String exit = ask("terminal/wait_for_exit", one).path("result").toString();
        JsonNode output = ask("terminal/output", one).path("result");
        ask("terminal/release", one);
        say(
                session,
                output.path("output").asString() + "|" + output.path("truncated") + "|" + exit + "|"
                        + answer(ask("terminal/output", one)));
    }

    /** Waits until it is told to stop. */
    private static void hang(String session) throws IOException {
        say(session, "thinking");
        Files.writeString(Path.of("hanging"), "");
        for (String line = IN.readLine(); line != null && !line.contains("session/cancel"); line = IN.readLine()) {
            OUT.flush();
        }
    }

    private static String answer(JsonNode answer) {
        return answer.has("error")
                ? "refused: " + answer.path("error").path("message").asString()
                : answer.path("result").path("content").asString("done");
    }

    private static JsonNode ask(String method, Map<String, ?> params) throws IOException {
        asked++;
        send(Map.of("jsonrpc", "2.0", "id", "q" + asked, "method", method, "params", params));
        for (String line = IN.readLine(); line != null; line = IN.readLine()) {
            JsonNode answer = JSON.readTree(line);
            if (answer.path("id").asString("").equals("q" + asked)) {
                return answer;
            }
        }
        throw new IOException("nobody answered");
    }

    private static Map<String, String> text(String text) {
        return Map.of("type", "text", "text", text);
    }

    private static void say(String session, String text) {
        update(session, Map.of("sessionUpdate", "agent_message_chunk", "content", text(text)));
    }

    private static void update(String session, Map<String, ?> update) {
        send(Map.of(
                "jsonrpc",
                "2.0",
                "method",
                "session/update",
                "params",
                Map.of("sessionId", session, "update", update)));
    }

    private static void result(JsonNode request, Map<String, ?> result) {
        send(Map.of("jsonrpc", "2.0", "id", request.path("id"), "result", result));
    }

    private static void error(JsonNode request, int code, String message) {
        send(Map.of("jsonrpc", "2.0", "id", request.path("id"), "error", Map.of("code", code, "message", message)));
    }

    private static void send(Map<String, ?> message) {
        raw(JSON.writeValueAsString(message));
    }

    private static void raw(String line) {
        OUT.println(line);
        OUT.flush();
    }
}
