package org.imsggateway.simulator;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** <code>send</code> without the bridge: validate, find the target, tell Messages, look for the row, answer. */
final class SendMethods {

    static final Keys KEYS = Keys.selectorAnd(
            "to",
            "text",
            "file",
            "service",
            "transport",
            "region",
            Keys.REPLY,
            Keys.FORMATTING,
            "allow_sms_fallback|allowSMSFallback",
            "attempt_id");
    private static final String NO_THREADS =
            "reply_to requires bridge transport; AppleScript fallback cannot send threaded replies";

    private final ChatDatabase database;
    private final Targets targets;
    private final Profile profile;
    private final Faults faults;
    private final AppleScript script;
    private final Bridge bridge;

    SendMethods(
            ChatDatabase database, Targets targets, Profile profile, Faults faults, AppleScript script, Bridge bridge) {
        this.database = database;
        this.targets = targets;
        this.profile = profile;
        this.faults = faults;
        this.script = script;
        this.bridge = bridge;
    }

    void register(MethodTable table) {
        table.add("send", Method.Lane.MUTATION, KEYS, () -> true, (params, call) -> send(params));
    }

    private ObjectNode send(Params params) {
        if (params.has("attempt_id") && profile.strict()) {
            throw RpcError.invalidParams("attempt_id is only supported by send.tracked");
        }
        var text = params.string("text", "");
        var file = params.string("file", "");
        recipient(params);
        if (text.isEmpty() && file.isEmpty()) {
            throw RpcError.invalidParams("text or file is required");
        }
        var service = service(params);
        var transport = transport(params);
        params.objects("text_formatting");
        var fallback = params.bool("allow_sms_fallback", true);
        var reply = profile.atLeast(12) ? params.string("reply_to") : null;
        var target = target(params, service);
        if (transport.equals("bridge") || (transport.equals("auto") && bridge.isUp() && target.chatId() != null)) {
            return overBridge(target, text, file, reply);
        }
        if (reply != null) {
            throw RpcError.invalidParams(NO_THREADS);
        }
        var sms = service.equals("auto") && fallback && target.isPhone() && file.isEmpty();
        return result(script.send(target, text, file, sms), "applescript");
    }

    private void recipient(Params params) {
        var to = params.string("to");
        var selectors = Targets.Selector.of(params).count();
        if (profile.strict()) {
            if ((to == null ? 0 : 1) + selectors != 1) {
                throw RpcError.invalidParams("use to or exactly one chat selector; not both");
            }
            if (to != null && to.isBlank()) {
                throw RpcError.invalidParams("to must be a non-empty string");
            }
        } else if (to != null && !to.isEmpty() && selectors > 0) {
            throw RpcError.invalidParams("use to or chat_*; not both");
        }
    }

    private String service(Params params) {
        var service = params.string("service", "auto");
        if (!List.of("auto", "imessage", "sms").contains(service)) {
            throw RpcError.invalidParams("invalid service");
        }
        return service;
    }

    private String transport(Params params) {
        if (!profile.atLeast(8, 1)) {
            return "applescript";
        }
        var transport = params.string("transport", "auto").toLowerCase(Locale.ROOT);
        if (!List.of("auto", "bridge", "applescript").contains(transport)) {
            throw RpcError.invalidParams("invalid transport");
        }
        return transport;
    }

    private Target target(Params params, String service) {
        var selector = Targets.Selector.of(params);
        if (selector.count() > 0) {
            return targets.bySelector(params, selector);
        }
        var to = params.string("to");
        if (to == null || to.isEmpty()) {
            throw RpcError.invalidParams("to is required for direct sends");
        }
        if (profile.strict() && Targets.isName(to)) {
            throw RpcError.invalidParams("Contacts access is unavailable; specify a phone number or email instead.");
        }
        return targets.direct(to, service, params.string("region", "US"));
    }

    private ObjectNode overBridge(Target target, String text, String file, @Nullable String reply) {
        if (target.chatId() == null && bridge.isUp()) {
            throw RpcError.invalidParams("bridge transport requires an existing chat target");
        }
        bridge.require("send-message");
        if (!profile.atLeast(10) && !text.isEmpty() && !file.isEmpty()) {
            throw RpcError.invalidParams("bridge transport does not support text and file together");
        }
        var written = script.write(target, text, file, null, BridgeSends.replying(reply));
        return result(written == null ? null : new AppleScript.Sent(null, written.guid(), target), "bridge");
    }

    /** The answer to a send, with as much as this version tells. */
    private ObjectNode result(AppleScript.@Nullable Sent sent, String transport) {
        faults.crashAt("send-before-ack");
        var result = Json.object().put("ok", true);
        if (profile.atLeast(8, 1)) {
            result.put("transport", transport);
        }
        if (sent == null || !profile.atLeast(6)) {
            return result;
        }
        if (sent.id() != null) {
            result.put("id", sent.id());
        }
        ChatInfo.putUnlessEmpty(result, "guid", sent.guid());
        if (profile.atLeast(10)) {
            ChatInfo.putUnlessEmpty(result, "message_id", sent.guid());
            ChatInfo.putUnlessEmpty(result, "chat_guid", sent.target().chatGuid());
            ChatInfo.putUnlessEmpty(
                    result, "service", database.isReady() ? sent.target().service() : null);
        }
        return result;
    }
}
