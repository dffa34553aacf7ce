package org.imsggateway.simulator;

import tools.jackson.databind.node.ObjectNode;

/** <code>initialize</code> and <code>status</code>: one object, whatever the state of database and bridge. */
final class StatusMethods {

    private static final int PROTOCOL_VERSION = 1;

    private final ChatDatabase database;
    private final Profile profile;
    private final Bridge bridge;
    private final MethodTable table;

    StatusMethods(ChatDatabase database, Profile profile, Bridge bridge, MethodTable table) {
        this.database = database;
        this.profile = profile;
        this.bridge = bridge;
        this.table = table;
    }

    void register() {
        table.add(
                "initialize",
                Method.Lane.CONTROL,
                Keys.of("protocol_version"),
                () -> true,
                (params, call) -> initialize(params));
        table.add("status", Method.Lane.READ, Keys.of(), () -> true, (params, call) -> status());
    }

    private ObjectNode initialize(Params params) {
        var version = params.integer("protocol_version", PROTOCOL_VERSION);
        if (version != PROTOCOL_VERSION) {
            throw RpcError.invalidParams(
                    "unsupported protocol_version " + version + "; supported version is " + PROTOCOL_VERSION);
        }
        return status();
    }

    private ObjectNode status() {
        var status = Json.object().put("version", profile.version()).put("protocol_version", PROTOCOL_VERSION);
        status.set("database", databaseStatus());
        status.set("bridge", bridge.status());
        status.set("contacts", Json.object().put("available", false));
        status.set("methods", table.usable());
        status.set("supported_methods", table.supported());
        if (profile.atLeast(15, 10)) {
            status.set("capabilities", capabilities());
        }
        return status;
    }

    private ObjectNode databaseStatus() {
        var json = Json.object().put("path", database.path().toString());
        var problem = database.problem();
        json.put("ready", problem == null);
        if (problem != null) {
            return json.put("error", problem);
        }
        json.set("features", database.read((connection, columns) -> columns.features()));
        return json;
    }

    private ObjectNode capabilities() {
        var capabilities = Json.object();
        capabilities.set(
                "engine",
                Json.object()
                        .put("version", profile.version())
                        .put("commit", "0000000")
                        .put("built_at", "2026-10-01T00:00:00Z"));
        var features = Json.object();
        if (bridge.isUp()) {
            features.put("tapback.emoji", 2);
        }
        capabilities.set("features", features);
        return capabilities;
    }
}
