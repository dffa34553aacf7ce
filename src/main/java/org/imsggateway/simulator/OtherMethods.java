package org.imsggateway.simulator;

import tools.jackson.databind.node.ObjectNode;

/** The private methods of which only the answer matters here: events, handles, contacts, polls. */
final class OtherMethods {

    private final Targets targets;
    private final Profile profile;
    private final Bridge bridge;
    private final Subscriptions subscriptions;

    OtherMethods(Targets targets, Profile profile, Bridge bridge, Subscriptions subscriptions) {
        this.targets = targets;
        this.profile = profile;
        this.bridge = bridge;
        this.subscriptions = subscriptions;
    }

    void register(MethodTable table) {
        table.add(
                "bridge.events.subscribe",
                Method.Lane.CONTROL,
                Keys.of("buffer_limit|bufferLimit"),
                bridge::isUp,
                (params, call) -> events(params));
        table.add(
                "handles.check",
                Method.Lane.READ,
                Keys.of("address", "alias_type", "service"),
                bridge::isUp,
                (params, call) -> check(params));
        contacts(table);
        polls(table);
    }

    private void contacts(MethodTable table) {
        table.add(
                "contacts.shouldShareContact",
                Method.Lane.READ,
                Keys.of(Keys.SELECTOR),
                bridge::isUp,
                (params, call) -> {
                    require(params, "should-share-contact");
                    var answer = Json.object()
                            .put("ok", true)
                            .put("can_inspect_offer", true)
                            .put("can_share", true);
                    return answer.putNull("should_offer");
                });
        table.add(
                "contacts.shareContactCard",
                Method.Lane.MUTATION,
                Keys.of(Keys.SELECTOR),
                bridge::isUp,
                (params, call) -> {
                    require(params, "share-contact-card");
                    return Json.object().put("ok", true).put("requested", true);
                });
    }

    private void require(Params params, String operation) {
        bridge.require(operation);
        targets.chat(params);
    }

    private ObjectNode events(Params params) {
        var limit = WatchMethods.bufferLimit(params.integer("buffer_limit"));
        if (!bridge.isUp()) {
            throw RpcError.bridgeUnavailable("Bridge events unavailable", Bridge.NOT_STARTED);
        }
        return Json.object()
                .put("subscription", subscriptions.open())
                .put("buffer_limit", limit)
                .put("resumable", false);
    }

    private ObjectNode check(Params params) {
        var address = params.required("address", "address is required");
        if (!bridge.isUp()) {
            var detail = "handles.check requires bridge transport (Messages.app must be injected)";
            throw profile.strict()
                    ? RpcError.bridgeUnavailable("Bridge unavailable", detail)
                    : RpcError.internal(detail);
        }
        return Json.object()
                .put("ok", true)
                .put("address", address)
                .put("alias_type", params.string("alias_type", address.contains("@") ? "email" : "phone"))
                .put("available", true)
                .put("service", "iMessage");
    }

    /** Polls are not simulated: even a running bridge does not offer them. */
    private void polls(MethodTable table) {
        var send = Keys.selectorAnd(
                "question",
                "options|option",
                "creator_handle|creatorHandle",
                Keys.REPLY,
                "comment",
                "suppress_comment|suppressComment");
        var vote = Keys.selectorAnd(
                "poll_guid|pollGuid|poll_message_guid|message_guid|message_id",
                "option_id|optionId|optionIdentifier",
                "option_index|optionIndex",
                "option");
        for (var name : new String[] {"poll.send", "messages.poll.send"}) {
            table.add(name, Method.Lane.MUTATION, send, () -> false, (params, call) -> noPolls("poll-send"));
        }
        for (var name :
                new String[] {"poll.vote", "messages.poll.vote", "poll.unvote", "polls.unvote", "messages.poll.unvote"
                }) {
            table.add(name, Method.Lane.MUTATION, vote, () -> false, (params, call) -> noPolls("poll-vote"));
        }
    }

    private ObjectNode noPolls(String operation) {
        bridge.require(operation);
        var detail = "The running bridge does not offer polls.";
        throw profile.strict() ? RpcError.notStarted("bridge_v2", operation, detail) : RpcError.internal(detail);
    }
}
