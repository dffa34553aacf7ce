package org.imsggateway.imsg;

import java.time.Duration;
import org.imsggateway.rpc.RpcException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks a child. */
@FunctionalInterface
interface ImsgCalls {

    /**
     * Asks and waits for the answer.
     *
     * @param params what becomes a JSON object; null for none
     * @throws RpcException when there is no answer within the deadline, or it is an error
     */
    JsonNode call(String method, @Nullable Object params, Duration deadline) throws RpcException;
}
