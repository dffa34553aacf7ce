package org.imsggateway.simulator;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The sends that need the bridge: tracked, rich, attachment, multipart, sticker. */
final class BridgeSends {

    private static final List<String> BUBBLES = List.of("impact", "loud", "gentle", "invisibleink");
    private static final List<String> SCREENS = List.of(
            "confetti", "lasers", "fireworks", "balloons", "sparkles", "spotlight", "echo", "love", "celebration");

    private final ChatDatabase database;
    private final Targets targets;
    private final Profile profile;
    private final AppleScript script;
    private final Bridge bridge;

    BridgeSends(ChatDatabase database, Targets targets, Profile profile, AppleScript script, Bridge bridge) {
        this.database = database;
        this.targets = targets;
        this.profile = profile;
        this.script = script;
        this.bridge = bridge;
    }

    void register(MethodTable table) {
        add(table, "send.tracked", SendMethods.KEYS, this::tracked);
        add(table, "send.rich", rich(), this::rich);
        add(
                table,
                "send.attachment",
                Keys.selectorAnd("file|path", "audio|is_audio|as_voice", Keys.REPLY, "part_index|partIndex"),
                this::attachment);
        add(table, "send.multipart", Keys.selectorAnd("parts", "effect|effect_id", "subject"), this::multipart);
        add(table, "send.sticker", Keys.selectorAnd("file|path", "attach_to", "part_index|partIndex"), this::sticker);
    }

    private static Keys rich() {
        return Keys.selectorAnd(
                "text|message",
                "effect_id|effectId|effect",
                "subject",
                Keys.REPLY,
                "part_index|partIndex",
                "dd_scan|ddScan",
                Keys.FORMATTING,
                "file|path",
                "url");
    }

    private interface Send {
        ObjectNode send(Params params);
    }

    private void add(MethodTable table, String name, Keys keys, Send send) {
        table.add(name, Method.Lane.MUTATION, keys, bridge::isUp, (params, call) -> send.send(params));
    }

    private ObjectNode tracked(Params params) {
        var attempt = attempt(params.string("attempt_id", ""));
        if (params.has("file") || params.string("text", "").isEmpty()) {
            throw RpcError.invalidParams("send.tracked supports exactly one text message");
        }
        if (params.string("transport", "auto").toLowerCase(Locale.ROOT).equals("applescript")) {
            throw RpcError.invalidParams("send.tracked requires bridge transport");
        }
        bridge.require("send-message");
        var to = params.string("to");
        var target = to == null
                ? targets.chat(params)
                : targets.direct(to, params.string("service", "auto"), params.string("region", "US"));
        if (target.chatId() == null) {
            throw RpcError.invalidParams("bridge transport requires an existing chat target");
        }
        var used = database.read((connection, columns) ->
                AppleRows.number(connection, "SELECT 1 FROM message WHERE guid = ? COLLATE NOCASE", attempt));
        if (used != null) {
            throw RpcError.notStarted(
                    "bridge_v2", "send-message", "attempt_id already identifies a message; choose a new UUID");
        }
        var reply = params.string("reply_to");
        script.write(target, params.string("text", ""), "", attempt, replying(reply));
        return answer(attempt, target).put("attempt_id", attempt).put("transport", "bridge");
    }

    private static String attempt(String given) {
        try {
            return UUID.fromString(given).toString();
        } catch (IllegalArgumentException e) {
            throw RpcError.invalidParams("attempt_id must be a UUID");
        }
    }

    private ObjectNode rich(Params params) {
        var url = params.string("url");
        var text = url == null ? params.string("text", "") : url;
        var file = profile.atLeast(14) ? params.string("file", "") : "";
        var effect = effect(params.string("effect_id"));
        var subject = params.string("subject");
        var reply = params.string("reply_to");
        if (url != null && params.has("text")) {
            throw RpcError.invalidParams("text is not supported with url");
        }
        var target = existing(params, "send-message");
        if (text.isEmpty() && file.isEmpty()) {
            throw RpcError.invalidParams("text or file is required");
        }
        return sent(
                target,
                text,
                file,
                row -> replying(reply)
                        .apply(row)
                        .set("expressive_send_style_id", effect)
                        .set("subject", subject));
    }

    private ObjectNode attachment(Params params) {
        var file = params.required("file", "file is required");
        var reply = params.string("reply_to");
        if (params.has("part_index") && reply == null) {
            throw RpcError.invalidParams("part_index requires reply_to");
        }
        var audio = params.bool("audio", false);
        if (!profile.strict()) {
            script.requireFile(file);
        }
        var target = existing(params, "send-attachment");
        return sent(target, "", file, row -> replying(reply).apply(row).set("is_audio_message", audio ? 1 : 0));
    }

    private ObjectNode multipart(Params params) {
        var parts = params.objects("parts");
        if (parts.isEmpty() || parts.size() > 20) {
            throw RpcError.invalidParams("parts must contain between 1 and 20 items");
        }
        for (var part : parts) {
            var text = part.get("text");
            if (text == null || !text.isString() || text.stringValue().isEmpty()) {
                throw RpcError.invalidParams("file, attachment and mention parts are not supported");
            }
        }
        var effect = effect(params.string("effect"));
        var target = existing(params, "send-multipart");
        var text = parts.stream().map(part -> part.path("text").asString("")).collect(Collectors.joining());
        var answer = sent(target, text, "", row -> row.set("expressive_send_style_id", effect));
        return answer.put("parts_count", parts.size());
    }

    private ObjectNode sticker(Params params) {
        var file = params.required("file", "file is required");
        var attachTo = params.string("attach_to");
        if (params.has("part_index") && attachTo == null) {
            throw RpcError.invalidParams("part_index requires attach_to");
        }
        var target = existing(params, "send-sticker");
        var on = attachTo == null || attachTo.contains("/")
                ? attachTo
                : "p:" + params.integer("part_index", 0) + "/" + attachTo;
        var answer = sent(
                target,
                "",
                file,
                row -> row.set("associated_message_guid", on).set("associated_message_type", on == null ? 0 : 1000));
        return answer.put("transfer_guid", AppleRows.newGuid());
    }

    private Target existing(Params params, String operation) {
        if (!bridge.isUp() && !profile.strict()) {
            targets.chat(params);
        }
        bridge.require(operation);
        return targets.chat(params);
    }

    private ObjectNode sent(Target target, String text, String file, UnaryOperator<NewRow> extra) {
        var written = script.write(target, text, file, null, extra);
        return answer(written == null ? null : written.guid(), target);
    }

    private static ObjectNode answer(@Nullable String guid, Target target) {
        var answer = Json.object().put("ok", true);
        ChatInfo.putUnlessEmpty(answer, "guid", guid);
        ChatInfo.putUnlessEmpty(answer, "message_id", guid);
        ChatInfo.putUnlessEmpty(answer, "chat_guid", target.chatGuid());
        return answer;
    }

    static UnaryOperator<NewRow> replying(@Nullable String guid) {
        return row -> guid == null
                ? row
                : row.set("thread_originator_guid", guid)
                        .set("thread_originator_part", "0:0:0")
                        .set("reply_to_guid", guid);
    }

    /** The full name of an effect; what is not a short name passes through. */
    private static @Nullable String effect(@Nullable String name) {
        if (name != null && BUBBLES.contains(name)) {
            return "com.apple.MobileSMS.expressivesend." + name;
        }
        if (name != null && SCREENS.contains(name)) {
            var capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            return "com.apple.messages.effect.CK" + capital + "Effect";
        }
        return name;
    }
}
