package org.imsggateway.simulator;

import java.sql.Connection;
import java.sql.SQLException;
import tools.jackson.databind.node.ObjectNode;

/** What the bridge can do to messages that exist: tapback, edit, unsend, delete. */
final class BridgeMutations {

    private final Targets targets;
    private final Profile profile;
    private final MessagesStore store;
    private final AppleRows rows;
    private final Bridge bridge;

    BridgeMutations(Targets targets, Profile profile, MessagesStore store, AppleRows rows, Bridge bridge) {
        this.targets = targets;
        this.profile = profile;
        this.store = store;
        this.rows = rows;
        this.bridge = bridge;
    }

    void register(MethodTable table) {
        var target = Keys.of(Keys.SELECTOR).and(Keys.TARGET);
        table.add(
                "tapback",
                Method.Lane.MUTATION,
                target.and("reaction|kind", "emoji", "remove"),
                bridge::isUp,
                (params, call) -> tapback(params));
        table.add(
                "message.edit",
                Method.Lane.MUTATION,
                target.and(
                        "text|new_text|newText|edited_message",
                        "backwards_compatibility_message|backwardsCompatibilityMessage|bc_text|bcText"),
                bridge::isUp,
                (params, call) -> edit(params));
        changes(table, target);
    }

    private void changes(MethodTable table, Keys target) {
        change(
                table,
                target,
                "message.unsend",
                "unsend-message",
                "UPDATE message SET text = NULL,"
                        + " attributedBody = NULL, date_retracted = ?1, date_edited = ?1 WHERE guid = ?2");
        change(
                table,
                target,
                "message.delete",
                "delete-message",
                "DELETE FROM chat_message_join WHERE ?1 > 0 AND"
                        + " message_id IN (SELECT ROWID FROM message WHERE guid = ?2)");
        change(
                table,
                target,
                "message.notifyAnyways",
                "notify-anyways",
                "UPDATE message SET is_finished = 1 WHERE ?1 > 0 AND guid = ?2");
    }

    private void change(MethodTable table, Keys keys, String name, String operation, String sql) {
        table.add(name, Method.Lane.MUTATION, keys, bridge::isUp, (params, call) -> {
            var guid = guid(params);
            chat(params, operation);
            store.write(connection -> AppleRows.update(connection, sql, rows.now(), guid));
            return Json.object().put("ok", true);
        });
    }

    /** The chat that the call names; older versions judge it before they look for the bridge. */
    private Target chat(Params params, String operation) {
        if (!profile.strict()) {
            targets.chat(params);
        }
        bridge.require(operation);
        return targets.chat(params);
    }

    private static String guid(Params params) {
        return MessageRow.withoutPart(params.required("message_id", "message_id or message_guid is required"));
    }

    private ObjectNode tapback(Params params) {
        var guid = guid(params);
        var emoji = profile.atLeast(15, 10) ? params.string("emoji") : null;
        var asked = params.string("reaction");
        if (asked == null) {
            asked = params.string("emoji");
        }
        if (asked == null || asked.isBlank()) {
            throw RpcError.invalidParams("reaction, kind, or emoji is required");
        }
        var remove = params.bool("remove", false) || asked.startsWith("remove-");
        var name = asked.startsWith("remove-") ? asked.substring("remove-".length()) : asked;
        var kind = Tapback.named(name);
        if (kind == null && emoji == null) {
            throw RpcError.invalidParams("unsupported tapback reaction " + asked
                    + "; use love, like, dislike, laugh, emphasize, or question");
        }
        var target = chat(params, "send-reaction");
        var part = params.integer("part_index", 0);
        var stored = kind == null ? Tapback.CUSTOM : kind;
        store.write(connection -> reaction(connection, target, stored, name, remove, "p:" + part + "/" + guid));
        return emoji != null
                ? Json.object().put("ok", true).put("emoji", emoji)
                : Json.object().put("ok", true).put("reaction", (remove ? "remove-" : "") + stored.sendName());
    }

    private long reaction(Connection connection, Target target, Tapback kind, String emoji, boolean remove, String guid)
            throws SQLException {
        var text = MessageRow.orEmpty(
                AppleRows.text(connection, "SELECT text FROM message WHERE guid = ?", MessageRow.withoutPart(guid)));
        var date = rows.now();
        var id = rows.message(AppleRows.newGuid(), kind.text(remove, emoji, text), target.service(), date)
                .set("handle_id", target.isGroup() ? 0L : rows.handle(connection, target.handle(), target.service()))
                .set("is_from_me", 1)
                .set("is_sent", 1)
                .set("destination_caller_id", AppleRows.OWN_NUMBER)
                .set("associated_message_guid", guid)
                .set("associated_message_type", kind.type(remove))
                .insert(connection);
        if (target.chatId() != null) {
            rows.join(connection, target.chatId(), id, date);
        }
        return id;
    }

    private ObjectNode edit(Params params) {
        var guid = guid(params);
        var text = params.required("text", "text is required");
        chat(params, "edit-message");
        store.write(connection -> edit(connection, guid, text));
        return Json.object().put("ok", true);
    }

    private int edit(Connection connection, String guid, String text) throws SQLException {
        return AppleRows.update(
                connection,
                "UPDATE message SET text = ?, attributedBody = ?, date_edited = ? WHERE guid = ?",
                text,
                TypedStream.write(text),
                rows.now(),
                guid);
    }
}
