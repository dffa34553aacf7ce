package org.imsggateway.simulator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the bridge can do to chats and groups, and the two gestures that work without it: typing and read. */
final class ChatMutations {

    private final Targets targets;
    private final Profile profile;
    private final MessagesStore store;
    private final AppleRows rows;
    private final Bridge bridge;
    private final Faults faults;

    ChatMutations(Targets targets, Profile profile, MessagesStore store, AppleRows rows, Bridge bridge, Faults faults) {
        this.targets = targets;
        this.profile = profile;
        this.store = store;
        this.rows = rows;
        this.bridge = bridge;
        this.faults = faults;
    }

    void register(MethodTable table) {
        table.add(
                "chats.create",
                Method.Lane.MUTATION,
                Keys.of("addresses", "service", "name", "text"),
                bridge::isUp,
                (params, call) -> create(params));
        table.add("group.setIcon", Method.Lane.MUTATION, Keys.selectorAnd("file"), bridge::isUp, (params, call) -> {
            chat(params, "update-group-photo");
            return Json.object().put("ok", true);
        });
        gesture(table, "typing", Keys.selectorAnd("to", "typing", "service"));
        gesture(table, "read", Keys.selectorAnd("to"));
        ofChats(table);
        ofMembers(table);
    }

    private void ofChats(MethodTable table) {
        onChat(
                table,
                "chats.delete",
                "delete-chat",
                null,
                "DELETE FROM chat_message_join WHERE chat_id = ?1 AND ?2 = ''");
        onChat(
                table,
                "chats.markUnread",
                "mark-unread",
                null,
                "UPDATE message SET is_read = 0 WHERE ?2 = '' AND ROWID ="
                        + " (SELECT max(message_id) FROM chat_message_join WHERE chat_id = ?1)");
        onChat(table, "group.rename", "set-display-name", "name", "UPDATE chat SET display_name = ?2 WHERE ROWID = ?1");
        onChat(table, "group.leave", "leave-chat", null, "UPDATE chat SET state = 0 WHERE ROWID = ?1 AND ?2 = ''");
    }

    private void ofMembers(MethodTable table) {
        onChat(
                table,
                "group.addParticipant",
                "add-participant",
                "address",
                "INSERT OR IGNORE INTO chat_handle_join"
                        + " SELECT ?1, max(ROWID) FROM handle WHERE id = ?2 HAVING max(ROWID) IS NOT NULL");
        onChat(
                table,
                "group.removeParticipant",
                "remove-participant",
                "address",
                "DELETE FROM chat_handle_join"
                        + " WHERE chat_id = ?1 AND handle_id IN (SELECT ROWID FROM handle WHERE id = ?2)");
    }

    /** A change of one chat by one statement: ?1 is the chat, ?2 the value that the method takes. */
    private void onChat(MethodTable table, String name, String operation, @Nullable String key, String sql) {
        var keys = key == null ? Keys.of(Keys.SELECTOR) : Keys.selectorAnd(key);
        table.add(name, Method.Lane.MUTATION, keys, bridge::isUp, (params, call) -> {
            if (!profile.strict()) {
                targets.chat(params);
            }
            var value = key == null ? "" : params.required(key, key + " is required");
            var target = chat(params, operation);
            store.write(connection -> {
                if (name.equals("group.addParticipant")) {
                    rows.handle(connection, value, target.service());
                }
                return AppleRows.update(connection, sql, target.chatId() == null ? 0L : target.chatId(), value);
            });
            return Json.object().put("ok", true);
        });
    }

    private Target chat(Params params, String operation) {
        if (!profile.strict()) {
            targets.chat(params);
        }
        bridge.require(operation);
        return targets.chat(params);
    }

    private ObjectNode create(Params params) {
        var addresses = params.strings("addresses");
        if (addresses.isEmpty()) {
            throw RpcError.invalidParams("addresses is required (non-empty array of phone/email)");
        }
        if (!params.string("service", "iMessage").toLowerCase(Locale.ROOT).equals("imessage")) {
            throw RpcError.invalidParams("service must be iMessage");
        }
        bridge.require("create-chat");
        var members = addresses.stream().map(a -> Targets.normalised(a, "US")).toList();
        var name = params.string("name");
        var text = params.string("text", "");
        return store.write(connection -> {
            var chatId = members.size() == 1
                    ? rows.directChat(connection, members.getFirst(), "iMessage")
                    : rows.group(connection, members, name, "iMessage");
            return created(connection, chatId, text);
        });
    }

    private ObjectNode created(Connection connection, long chatId, String text) throws SQLException {
        var answer = Json.object()
                .put("ok", true)
                .put("chat_guid", AppleRows.text(connection, "SELECT guid FROM chat WHERE ROWID = ?", chatId))
                .put("service", "iMessage");
        if (!text.isEmpty()) {
            var guid = AppleRows.newGuid();
            var date = rows.now();
            var id = rows.message(guid, text, "iMessage", date)
                    .set("is_from_me", 1)
                    .set("is_sent", 1)
                    .insert(connection);
            rows.join(connection, chatId, id, date);
            answer.put("message_guid", guid);
        }
        return answer;
    }

    private void gesture(MethodTable table, String name, Keys keys) {
        table.add(name, Method.Lane.MUTATION, keys, () -> true, (params, call) -> gesture(name, params));
    }

    private ObjectNode gesture(String name, Params params) {
        var to = params.string("to");
        var selectors = Targets.Selector.of(params).count();
        if (profile.strict() && (to == null ? 0 : 1) + selectors != 1) {
            throw RpcError.invalidParams("use to or exactly one chat selector; not both");
        }
        if (to == null && selectors == 0) {
            throw RpcError.invalidParams("to is required");
        }
        var target = to == null ? targets.chat(params) : targets.direct(to, service(name, params), "US");
        if (name.equals("typing")) {
            params.bool("typing", true);
        }
        refuse(name);
        if (name.equals("read") && target.chatId() != null) {
            var chatId = target.chatId();
            store.write(connection -> AppleRows.update(
                    connection,
                    "UPDATE message SET is_read = 1, date_read = ? WHERE is_from_me = 0 AND is_read = 0 AND ROWID IN"
                            + " (SELECT message_id FROM chat_message_join WHERE chat_id = ?)",
                    rows.now(),
                    chatId));
        }
        return Json.object().put("ok", true);
    }

    private static String service(String name, Params params) {
        var service = name.equals("typing") ? params.string("service", "imessage") : "imessage";
        return switch (service.toLowerCase(Locale.ROOT)) {
            case "imessage", "auto" -> "imessage";
            case "sms" -> "sms";
            default -> throw RpcError.invalidParams("invalid service");
        };
    }

    private void refuse(String name) {
        var typing = name.equals("typing");
        if (faults.has(Fault.NOT_A_MAC)) {
            throw RpcError.internal(
                    typing
                            ? "Typing indicator failed: Typing indicators require Messages.app/IMCore and are only supported on"
                                    + " macOS."
                            : "The operation could not be completed. (IMsgCore.IMCoreBridgeError error 0.)");
        }
        if (faults.has(Fault.TYPING_FAILS)) {
            throw RpcError.internal(
                    typing
                            ? "Typing indicator failed: chat not found in IMCore"
                            : "Read receipt failed: IMCore refused");
        }
    }
}
