package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import org.imsggateway.delivery.SendReceipt;
import org.imsggateway.rpc.RpcException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SendOutcomeTests {

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static SendOutcome refused(int code, String message, String data) {
        return SendOutcome.of(new RpcException.Remote(code, message, json(data)), "child-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            {"ok":true,"id":914,"guid":"2D8A"}                          | 2D8A | 914
            {"ok":true,"messageId":"M","message_id":"N","guid":"G"}     | M    | -
            {"ok":true,"message_id":" ","guid":"G","service":"SMS"}     | G    | -
            {"ok":true,"message_id":77}                                 | -    | 77
            {"ok":true}                                                 | -    | -
            """)
    void theIdIsTheFirstThatIsThere(String answer, String guid, Long row) {
        assertThat(SendOutcome.of(json(answer), "child-1").receipt())
                .isInstanceOfSatisfying(SendReceipt.Sent.class, sent -> {
                    assertThat(sent.guid()).isEqualTo(guid);
                    assertThat(sent.rowId()).isEqualTo(row);
                });
    }

    @Test
    void onlyRetrySafeMayBeSentAgain() {
        String object = "{\"retry_safe\":%s,\"disposition\":\"%s\",\"transport\":\"applescript\",\"detail\":\"d\"}";

        assertThat(refused(-32603, "Delivery failed before dispatch", object.formatted(true, "not_started"))
                        .receipt())
                .isInstanceOf(SendReceipt.NotSent.class);
        assertThat(refused(-32001, "Delivery outcome unknown", object.formatted(false, "may_have_completed"))
                        .receipt())
                .isInstanceOf(SendReceipt.Unknown.class);
        assertThat(refused(-32001, "Delivery outcome unknown", object.formatted(false, "still_in_flight")))
                .matches(SendOutcome::childIsBlocked)
                .extracting(SendOutcome::receipt)
                .isInstanceOf(SendReceipt.Unknown.class);
        assertThat(refused(-32004, "Mutation lane blocked", object.formatted(false, "still_in_flight")))
                .matches(SendOutcome::childIsBlocked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -32602 | "unknown chat_id 7"                                                     | Rejected
            -32601 | "send"                                                                  | Rejected
            -32000 | "outstanding request limit exceeded"                                    | NotSent
            -32002 | {"path":"/x","detail":"does not exist","retryable":true}                | NotSent
            -32603 | "AppleScript failed: Not authorized to send Apple events to Messages."  | NotSent
            -32603 | "AppleScript failed: Attachment not found at /x"                        | Rejected
            -32603 | "AppleScript failed: -1728"                                             | Rejected
            -32603 | "wrote an unjoined empty outgoing row (5)"                              | Rejected
            -32603 | "authorization denied (code: 23)"                                       | Unknown
            -32603 | "something else went wrong"                                             | Unknown
            -32005 | "a code of a fork"                                                      | Unknown
            """)
    void eachErrorIsJudgedByWhatIsCertain(int code, String data, String kind) {
        assertThat(refused(code, "error", data).receipt().getClass().getSimpleName())
                .isEqualTo(kind);
    }

    @Test
    void aDatabaseThatCannotBeReadLeavesTheOutcomeOpenAndStaysVisible() {
        SendOutcome outcome = refused(-32603, "Internal error", "\"Cannot access Messages database\"");

        assertThat(outcome.receipt()).isInstanceOf(SendReceipt.Unknown.class);
        assertThat(outcome.problem()).matches(problem -> problem.advice() == ImsgAdvice.FULL_DISK_ACCESS);
    }

    @Test
    void aDeniedPermissionStaysVisible() {
        SendOutcome outcome = refused(-32603, "Internal error", "\"AppleScript error -1743\"");

        assertThat(outcome.problem()).matches(problem -> problem.advice() == ImsgAdvice.AUTOMATION);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -32602 | "bridge transport requires an existing chat target"                      | true
            -32601 | "send.tracked"                                                           | true
            -32003 | {"detail":"no bridge","retryable":true}                                  | true
            -32603 | {"retry_safe":true,"disposition":"not_started","detail":"lock is absent"} | true
            -32603 | {"retry_safe":true,"disposition":"not_started","detail":"attempt_id already identifies a message"} | false
            -32001 | {"retry_safe":false,"disposition":"may_have_completed","detail":"d"}     | false
            -32004 | {"retry_safe":false,"disposition":"still_in_flight","detail":"d"}        | false
            -32000 | "outstanding request limit exceeded"                                     | false
            """)
    void onlyATrackedSendThatWasNotBegunIsSentUntracked(int code, String data, boolean untracked) {
        assertThat(SendOutcome.canBeSentAnotherWay(new RpcException.Remote(code, "error", json(data))))
                .isEqualTo(untracked);
    }

    @Test
    void anAttemptThatIsKnownAlreadyMayHaveBeenSent() {
        String data = "{\"retry_safe\":true,\"disposition\":\"not_started\",\"detail\":"
                + "\"attempt_id already identifies a message; choose a new UUID\"}";

        assertThat(refused(-32603, "Delivery failed before dispatch", data).receipt())
                .isInstanceOf(SendReceipt.Unknown.class);
    }
}
