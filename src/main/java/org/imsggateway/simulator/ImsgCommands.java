package org.imsggateway.simulator;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The commands of <code>imsg</code> that look at the database or send one message. */
final class ImsgCommands {

    private final PrintStream out;
    private final Settings settings;
    private final Imsg imsg;
    private final Options options;

    ImsgCommands(PrintStream out, Settings settings, Imsg imsg, Options options) {
        this.out = out;
        this.settings = settings;
        this.imsg = imsg;
        this.options = options;
    }

    /** The options of each command that take a value. */
    static Set<String> valued(String verb) {
        return switch (verb) {
            case "chats" -> Set.of("limit");
            case "history" -> Set.of("chat-id", "limit", "participants", "start", "end");
            case "group" -> Set.of("chat-id");
            case "send" -> Set.of("to", "chat-id", "chat-identifier", "chat-guid", "text", "file", "service", "region");
            default -> Set.of();
        };
    }

    static Set<String> flags(String verb) {
        return switch (verb) {
            case "chats" -> Set.of("unread-only");
            case "history" -> Set.of("attachments");
            case "send" -> Set.of("no-sms-fallback");
            default -> Set.of();
        };
    }

    int run(String verb) {
        return switch (verb) {
            case "chats" -> chats();
            case "history" -> history();
            case "group" -> group();
            case "status" -> status();
            case "send" -> send();
            default -> throw new UsageException("Unknown subcommand '" + verb + "' for command 'imsg'");
        };
    }

    private int chats() {
        var limit = (int) options.lenientNumber("limit", 20);
        var chats = imsg.database()
                .read((connection, columns) ->
                        imsg.chats().list(connection, columns, limit, options.has("unread-only")));
        for (var chat : chats) {
            print(
                    shaped(chat),
                    "[%s] %s (%s) last=%s"
                            .formatted(
                                    chat.path("id").asString(),
                                    chat.path("name").asString(),
                                    chat.path("identifier").asString(),
                                    chat.path("last_message_at").asString()));
        }
        return 0;
    }

    /** The command line of 0.9 shows more than its RPC, that of 0.5 less. */
    private ObjectNode shaped(ObjectNode chat) {
        var profile = settings.profile();
        if (profile.strict()) {
            return chat;
        }
        if (!profile.atLeast(6)) {
            return chat.remove(List.of("guid", "participants", "is_group"));
        }
        return imsg.database().read((connection, columns) -> {
            var info = imsg.chats().find(connection, columns, chat.path("id").asLong());
            return info == null ? chat : info.account(chat.put("display_name", info.name(profile)));
        });
    }

    private int history() {
        for (var message :
                call("messages.history", historyParams()).path("messages").values()) {
            var json = (ObjectNode) message;
            if (!settings.profile().atLeast(6)) {
                json.remove(List.of("chat_identifier", "chat_guid", "chat_name", "participants", "is_group"));
            }
            var who = json.path("is_from_me").asBoolean()
                    ? "me"
                    : json.path("sender").asString();
            print(
                    json,
                    json.path("created_at").asString() + " " + who + ": "
                            + json.path("text").asString());
        }
        return 0;
    }

    private ObjectNode historyParams() {
        var params = Json.object().put("chat_id", chatId()).put("limit", options.lenientNumber("limit", 50));
        if (options.has("attachments")) {
            params.put("attachments", true);
        }
        copy(params, "start", "end");
        var participants = options.get("participants");
        if (participants != null) {
            params.set("participants", Json.strings(Arrays.asList(participants.split(",", -1))));
        }
        return params;
    }

    /** Takes over the options that were given, under the names that parameters have. */
    private void copy(ObjectNode params, String... names) {
        for (var name : names) {
            var given = options.get(name);
            if (given != null) {
                params.put(name.replace('-', '_'), given);
            }
        }
    }

    private long chatId() {
        options.required("chat-id");
        var id = options.lenientNumber("chat-id", -1);
        if (id < 0) {
            throw new UsageException("Invalid value for option: --chat-id");
        }
        return id;
    }

    private int group() {
        var id = chatId();
        var info = imsg.database().read((connection, columns) -> {
            var found = imsg.chats().find(connection, columns, id);
            if (found == null) {
                throw new UsageException("Chat not found: " + id);
            }
            return found;
        });
        var json = info.members(info.core(settings.profile()).put("service", info.service()));
        print(info.account(json), info.name(settings.profile()) + ": " + String.join(", ", info.participants()));
        return 0;
    }

    private int status() {
        var bridge = new Bridge(settings.bridge(), settings.profile(), settings.faults());
        var json = Json.object()
                .put("version", settings.profile().version())
                .put("basic_features", true)
                .put("advanced_features", bridge.isUp())
                .put("typing_indicators", bridge.isUp())
                .put("read_receipts", bridge.isUp())
                .put("sip", bridge.isUp() ? "disabled" : "enabled")
                .put("message", bridge.isUp() ? "The bridge is running." : Bridge.NOT_STARTED)
                .put("bridge_version", bridge.isUp() ? 2 : 0)
                .put("v2_ready", bridge.isUp());
        json.set("selectors", bridge.selectors());
        if (settings.profile().atLeast(7, 3)) {
            json.set("rpc_methods", imsg.offline().supported());
        }
        print(
                json,
                "imsg " + settings.profile().version() + ": "
                        + json.path("message").asString());
        return 0;
    }

    private int send() {
        var params = Json.object();
        copy(params, "to", "text", "file", "service", "region", "chat-identifier", "chat-guid");
        if (options.has("chat-id")) {
            params.put("chat_id", chatId());
        } else if (params.path("chat_identifier").isMissingNode()
                && params.path("chat_guid").isMissingNode()) {
            options.required("to");
        }
        if (options.has("no-sms-fallback")) {
            params.put("allow_sms_fallback", false);
        }
        var result = call("send", params);
        var json = Json.object().put("status", "sent");
        for (var key : List.of("id", "guid", "message_id")) {
            if (result.has(key)) {
                json.set(key, result.get(key));
            }
        }
        print(json, "sent");
        return 0;
    }

    private ObjectNode call(String name, ObjectNode values) {
        var method = imsg.offline().find(name);
        if (method == null) {
            throw new UsageException("This version has no " + name + ".");
        }
        var params = new Params(name, values, method.keys(), settings.profile().strict());
        return method.handler().handle(params, new Method.Call());
    }

    private void print(ObjectNode json, String text) {
        if (options.has("json")) {
            out.println(settings.profile().atLeast(6) ? Json.line(json) : Json.plainLine(json));
        } else {
            out.println(text);
        }
    }
}
