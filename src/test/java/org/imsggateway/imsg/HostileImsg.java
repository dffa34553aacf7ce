package org.imsggateway.imsg;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks the old dialect, badly. Modes: {@code denied} (says that it may not read, and dies), {@code old} (knows no rpc),
 * {@code interrupted} (a message before the answer to the subscription, then an error that ends it), {@code overflow},
 * {@code garbage} (a banner, half of an object, a message without a chat that is in one later), {@code mute} (never
 * answers a send), {@code frozen} (answers nothing once it is subscribed).
 */
final class HostileImsg {

    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private final String mode;
    private int subscriptions;

    private HostileImsg(String mode) {
        this.mode = mode;
    }

    public static void main(String[] args) throws IOException {
        List<String> words = List.of(args).subList(1, args.length);
        if (args[0].equals("old")) {
            OUT.println("Unknown subcommand 'rpc' for command 'imsg'");
            Runtime.getRuntime().halt(1);
        } else if (words.contains("--help")) {
            OUT.println("imsg rpc: JSON-RPC over stdio");
        } else if (words.contains("--version")) {
            OUT.println("0.9.0");
        } else if (args[0].equals("denied")) {
            System.err.println("authorization denied (code: 23)");
            Runtime.getRuntime().halt(1);
        } else {
            new HostileImsg(args[0]).serve();
        }
    }

    private void serve() throws IOException {
        if (mode.equals("garbage")) {
            OUT.print("Last login: Tue\n{\"jsonrpc\":\n\u0000\u0001\n");
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = in.readLine();
        while (line != null) {
            JsonNode request = JsonMapper.shared().readTree(line);
            answer(request.path("id").asString(), request.path("method").asString(), request.path("params"));
            line = in.readLine();
        }
    }

    private void answer(String id, String method, JsonNode params) {
        if (mode.equals("frozen") && subscriptions > 0) {
            return;
        }
        switch (method) {
            case "chats.list" -> result(id, "{\"chats\":[{\"id\":1,\"identifier\":\"+15550001\"}]}");
            case "messages.history" -> result(id, "{\"messages\":[" + message(90, 1, "old") + "]}");
            case "watch.subscribe" -> subscribe(id, params);
            case "watch.unsubscribe" -> result(id, "{\"ok\":true}");
            case "send" -> {
                if (!mode.equals("mute")) {
                    result(id, "{\"ok\":true}");
                }
            }
            default ->
                OUT.println("{\"error\":{\"message\":\"Method not found\",\"code\":-32601,\"data\":\"" + method
                        + "\"},\"id\":" + id + "}");
        }
    }

    private void subscribe(String id, JsonNode params) {
        subscriptions++;
        long since = params.path("since_rowid").asLong(0);
        if (subscriptions == 1 && mode.equals("interrupted")) {
            notify("message", "{\"subscription\":1,\"message\":" + message(100, 1, "early") + "}");
            result(id, "{\"subscription\":1}");
            notify("error", "{\"subscription\":1,\"error\":{\"message\":\"database is locked (code: 5)\"}}");
        } else if (subscriptions == 1 && mode.equals("overflow")) {
            result(id, "{\"subscription\":1}");
            notify("watch.overflow", "{\"subscription\":1,\"resume_after_rowid\":90,\"terminal\":true}");
        } else if (mode.equals("garbage")) {
            result(id, "{\"subscription\":1}");
            notify("message", "{\"subscription\":1,\"message\":{\"id\":99,\"text\":5}}");
            notify("message", "{\"subscription\":1,\"message\":" + message(90, 0, "") + "}");
            notify("message", "{\"subscription\":1,\"message\":" + message(91, 0, "nowhere") + "}");
            notify("message", "{\"subscription\":1,\"message\":" + message(100, 1, "good") + "}");
        } else {
            result(id, "{\"subscription\":" + subscriptions + "}");
            notify("message", "{\"subscription\":9,\"message\":" + message(101, 1, "since " + since) + "}");
        }
    }

    private static String message(long row, long chat, String text) {
        return "{\"text\":\"" + text + "\",\"guid\":\"G" + row + "\",\"sender\":\"+15550001\",\"id\":" + row
                + ",\"chat_id\":" + chat + ",\"is_from_me\":false}";
    }

    private static void result(String id, String result) {
        OUT.println("{\"result\":" + result + ",\"id\":" + id + ",\"extra\":1}");
    }

    private static void notify(String method, String params) {
        OUT.println("{\"params\":" + params + ",\"method\":\"" + method + "\"}\r");
    }
}
