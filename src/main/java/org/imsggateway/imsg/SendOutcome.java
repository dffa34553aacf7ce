package org.imsggateway.imsg;

import java.util.List;
import org.imsggateway.delivery.SendReceipt;
import org.imsggateway.rpc.RpcException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What imsg's answer to a send means. Sure is only what imsg is sure of: strict versions say whether a message may be sent
 * again; lenient ones give a text, and only a few texts are certain to come from before the sending.
 *
 * @param receipt what is known of the message
 * @param problem what keeps messages from being sent; null when nothing does
 * @param childIsBlocked whether the child must be replaced before the next message
 */
record SendOutcome(SendReceipt receipt, @Nullable ImsgProblem problem, boolean childIsBlocked) {

    private static final int BUSY = -32000;
    private static final int DATABASE_UNAVAILABLE = -32002;
    private static final int BRIDGE_UNAVAILABLE = -32003;
    private static final int LANE_BLOCKED = -32004;
    private static final int INVALID_REQUEST = -32600;
    private static final int METHOD_NOT_FOUND = -32601;
    private static final int INVALID_PARAMS = -32602;

    /** A message with the name of this attempt is there already. */
    private static final String TAKEN = "already identifies a message";

    /** An answer without an error. */
    static SendOutcome of(JsonNode result, String child) {
        if (result.path("ok").isBoolean() && !result.path("ok").asBoolean()) {
            return new SendOutcome(new SendReceipt.Unknown("imsg answered that it is not ok", child), null, false);
        }
        String guid = firstText(result, "messageId", "message_id", "id", "guid");
        JsonNode number = result.path("message_id").isIntegralNumber() ? result.path("message_id") : result.path("id");
        Long row = number.isIntegralNumber() && number.canConvertToLong() ? (Long) number.asLong() : null;
        return new SendOutcome(new SendReceipt.Sent(guid, row, firstText(result, "service")), null, false);
    }

    private static @Nullable String firstText(JsonNode result, String... fields) {
        for (String field : fields) {
            String text = result.path(field).isString() ? result.path(field).asString() : "";
            if (!text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    /** A failed call. */
    static SendOutcome of(RpcException failure, String child) {
        ImsgProblem problem = ImsgProblem.of(failure, List.of());
        return switch (failure) {
            case RpcException.Remote refusal -> refused(refusal, problem, child);
            case RpcException.Timeout timeout ->
                timeout.maybeWritten() ? unknown(problem, child, true) : notSent(problem, null);
            case RpcException.Closed closed ->
                closed.maybeWritten() ? unknown(problem, child, false) : notSent(problem, null);
            case RpcException.Unreadable _ -> unknown(problem, child, false);
        };
    }

    private static SendOutcome refused(RpcException.Remote refusal, ImsgProblem problem, String child) {
        JsonNode data = refusal.data();
        if (data != null && data.path("disposition").isString()) {
            return disposed(refusal, data, problem, child);
        }
        return switch (refusal.code()) {
            case INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS -> rejected(problem);
            case BUSY -> notSent(problem, null);
            case DATABASE_UNAVAILABLE, BRIDGE_UNAVAILABLE -> notSent(problem, problem);
            case LANE_BLOCKED -> unknown(problem, child, true);
            default -> recognised(problem, child);
        };
    }

    /** A strict version's own word. An earlier message that is still on its way blocks those behind it, too. */
    private static SendOutcome disposed(RpcException.Remote refusal, JsonNode data, ImsgProblem problem, String child) {
        if (problem.text().contains(TAKEN)) {
            // A store that was put back from a backup repeats what it had sent since.
            return unknown(problem, child, false);
        }
        boolean stuck = data.path("disposition").asString("").equals("still_in_flight");
        if (data.path("retry_safe").asBoolean(false)) {
            return problem.advice() == ImsgAdvice.AUTOMATION ? notSent(problem, problem) : notSent(problem, null);
        }
        if (problem.advice() == ImsgAdvice.GHOST_ROW) {
            return rejected(problem);
        }
        return unknown(problem, child, stuck || refusal.code() == LANE_BLOCKED);
    }

    /**
     * Whether a send with a name, or in reply to a message, was refused in a way that leaves it to be tried without: what was
     * asked for cannot be done for this target, by this version, or without the helper, and nothing was begun.
     */
    static boolean canBeSentAnotherWay(RpcException failure) {
        if (!(failure instanceof RpcException.Remote refusal)) {
            return false;
        }
        JsonNode data = refusal.data();
        if (data != null && data.path("disposition").isString()) {
            return data.path("retry_safe").asBoolean(false) && !data.toString().contains(TAKEN);
        }
        return switch (refusal.code()) {
            case METHOD_NOT_FOUND, INVALID_PARAMS, BRIDGE_UNAVAILABLE -> true;
            default -> false;
        };
    }

    /** A lenient version's text. */
    private static SendOutcome recognised(ImsgProblem problem, String child) {
        ImsgAdvice advice = problem.advice();
        if (problem.text().contains("Attachment not found at")) {
            return rejected(problem);
        }
        return switch (advice) {
            // It reads the database before and after it hands the message over; which of the two failed, nothing tells.
            case FULL_DISK_ACCESS -> new SendOutcome(new SendReceipt.Unknown(problem.line(), child), problem, false);
            case AUTOMATION, NOT_A_MAC, BRIDGE_ABSENT -> notSent(problem, problem);
            case TARGET_UNKNOWN, CONTACTS, GHOST_ROW -> rejected(problem);
            case null, default -> unknown(problem, child, false);
        };
    }

    private static SendOutcome notSent(ImsgProblem problem, @Nullable ImsgProblem lasting) {
        return new SendOutcome(new SendReceipt.NotSent(problem.line()), lasting, false);
    }

    private static SendOutcome rejected(ImsgProblem problem) {
        return new SendOutcome(new SendReceipt.Rejected(problem.line()), null, false);
    }

    private static SendOutcome unknown(ImsgProblem problem, String child, boolean blocked) {
        return new SendOutcome(new SendReceipt.Unknown(problem.line(), child), null, blocked);
    }
}
