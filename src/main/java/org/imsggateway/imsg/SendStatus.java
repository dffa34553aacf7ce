package org.imsggateway.imsg;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imsggateway.delivery.OutgoingSearch;
import org.imsggateway.rpc.RpcException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks imsg what became of a send whose message was named beforehand. */
final class SendStatus {

    static final String METHOD = "message.send_status";

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private SendStatus() {}

    /** The message of an attempt; empty if there is none of that name, or nobody could be asked. */
    static Optional<OutgoingSearch> find(ImsgCalls calls, @Nullable UUID attempt) {
        if (attempt == null) {
            return Optional.empty();
        }
        try {
            JsonNode status = calls.call(METHOD, Map.of("guid", attempt.toString()), PATIENCE);
            return Optional.ofNullable(identified(status));
        } catch (RpcException _) {
            return Optional.empty();
        }
    }

    /** A row that is not there is answered as one that is on its way, but without any fields. */
    private static @Nullable OutgoingSearch identified(JsonNode status) {
        JsonNode fields = status.path("status_fields");
        if (!fields.isObject()) {
            return null;
        }
        boolean failed = status.path("send_state").asString("").equals("failed");
        String error = "Messages could not deliver it (error "
                + fields.path("error").asInt(0) + "); it stands in the chat as not delivered";
        return new OutgoingSearch.Identified(status.path("guid").asString(""), failed ? error : null);
    }
}
