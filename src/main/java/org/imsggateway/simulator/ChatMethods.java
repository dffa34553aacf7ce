package org.imsggateway.simulator;

import tools.jackson.databind.node.ObjectNode;

/** <code>chats.list</code> and <code>chats.get</code>. */
final class ChatMethods {

    private static final int DEFAULT_LIMIT = 20;

    private final ChatDatabase database;
    private final Chats chats;
    private final Profile profile;

    ChatMethods(ChatDatabase database, Chats chats, Profile profile) {
        this.database = database;
        this.chats = chats;
        this.profile = profile;
    }

    void register(MethodTable table) {
        table.add(
                "chats.list",
                Method.Lane.READ,
                Keys.of("limit", "unread_only|unreadOnly"),
                database::isReady,
                (params, call) -> list(params));
        table.add("chats.get", Method.Lane.READ, Keys.of("chat_id"), database::isReady, (params, call) -> get(params));
    }

    private ObjectNode list(Params params) {
        var limit = params.limit(DEFAULT_LIMIT);
        var unreadOnly = profile.atLeast(13) && params.bool("unread_only", false);
        var result = Json.object();
        result.set("chats", database.read((connection, columns) -> {
            if (unreadOnly && !columns.hasMessage("is_read")) {
                throw RpcError.invalidParams(
                        "unread_only is unavailable because this Messages database has no read-state column");
            }
            return Json.array().addAll(chats.list(connection, columns, limit, unreadOnly));
        }));
        return result;
    }

    private ObjectNode get(Params params) {
        var id = params.requiredChatId();
        return database.read((connection, columns) -> {
            var chat = chats.find(connection, columns, id);
            if (chat == null) {
                throw RpcError.invalidParams("Chat not found: " + id);
            }
            var json = chat.core(profile).put("service", chat.service()).put("is_group", chat.isGroup());
            json.set("participants", Json.strings(chat.participants()));
            return chat.account(json);
        });
    }
}
