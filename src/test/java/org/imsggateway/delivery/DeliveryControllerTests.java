package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class DeliveryControllerTests {

    private static final TurnReplies.TurnTarget TURN = new TurnReplies.TurnTarget(
            "t1", DeliveryRig.group(42), ChatTarget.parse("chat_id:42"), 7, new Reply.Asked("G-7", "main"));

    private static final TurnReplies.TurnTarget DIRECT = new TurnReplies.TurnTarget(
            "t2",
            Conversation.direct(DeliveryRig.ACCOUNT, Handle.of("+15557000001")),
            ChatTarget.parse("chat_id:5"),
            8,
            new Reply.Asked("G-8", "main"));

    @TempDir
    Path home;

    private final Turns turns = new Turns();
    private DeliveryRig rig;
    private MockMvcTester api;

    /** Two turns, of which one can be answered once. */
    private static final class Turns implements TurnReplies {
        private final List<@Nullable String> answers = new ArrayList<>();

        @Override
        public Optional<TurnTarget> resolve(String turnId) {
            return Stream.of(TURN, DIRECT)
                    .filter(turn -> answers.isEmpty() && turn.turnId().equals(turnId))
                    .findFirst();
        }

        @Override
        public boolean answered(TurnTarget turn, @Nullable String messageId, String text) {
            return answers.add(messageId);
        }
    }

    @BeforeEach
    void open() {
        rig = new DeliveryRig(
                TestStore.sqlite(home),
                TestConfig.account("textChunkLimit: 5, defaultTo: 'sms:+15557000009', responsePrefix: '#',"
                        + " accounts: {default: {}, work: {}}"));
        var requests = new MessageRequests(rig.config, rig.dispatcher, turns, rig.store.transactions());
        api = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new DeliveryController(requests, rig.outbox))
                .build());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private MvcTestResult post(String body, String... key) {
        var request = api.post()
                .uri("/messages")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return (key.length == 0 ? request : request.header("Idempotency-Key", key[0])).exchange();
    }

    private static String id(MvcTestResult result) {
        String location = result.getResponse().getHeader("Location");
        assertThat(location).startsWith("/messages/");
        return String.valueOf(location).substring("/messages/".length());
    }

    @Test
    void aMessageIsAcceptedAndShownPieceByPiece() {
        var result = post("{\"to\":\"chat_id:42\",\"text\":\"one two\"}");
        assertThat(result).hasStatus(202);
        assertThat(result).bodyJson().extractingPath("$.pieces.length()").isEqualTo(2);
        assertThat(api.get().uri("/messages/" + id(result))).bodyJson().isLenientlyEqualTo("""
                {"accountId":"default","to":"chat_id:42","state":"PENDING","pieces":[{"index":0,"state":"PENDING",
                 "length":3,"attempts":0},{"index":1,"length":3}]}""");
    }

    @Test
    void theDefaultTargetAndAnotherAccountCanBeUsed() {
        assertThat(post("{\"text\":\"hi\",\"accountId\":\" Work \"}"))
                .bodyJson()
                .isLenientlyEqualTo("""
                {"accountId":"work","to":"sms:+15557000009"}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'to':'chat_id:1'}                             | 400 | invalid-field   | text",
                "{'to':'chat_id:1','text':' '}                  | 400 | invalid-field   | text",
                "{'to':'chat_id:1','text':'[[reply_to:X]]'}     | 400 | invalid-field   | text",
                "{'to':'chat_id:x','text':'a'}                  | 400 | invalid-field   | to",
                "{'to':'Mum','text':'a'}                        | 400 | invalid-field   | to",
                "{'to':'auto:M\\u0000','text':'a'}              | 400 | invalid-field   | to",
                "{'to':'chat_id:1','text':'a','media':['/f']}   | 400 | invalid-field   | media",
                "{'to':'chat_id:1','text':'a','accountId':'no'} | 400 | unknown-account | accountId",
                "{'turnId':'t9','text':'a'}                     | 404 | unknown-turn    | turnId",
                "{'turnId':'t1','text':'a','to':'chat_id:1'}    | 400 | invalid-field   | to",
                "{'turnId':'t1','text':'a','accountId':'work'}  | 400 | invalid-field   | accountId",
            })
    void aWrongRequestIsRefusedByTheNameOfItsField(String body, int status, String kind, String field) {
        var result = post(body.replace('\'', '"'));
        assertThat(result).hasStatus(status).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).bodyJson().extractingPath("$.type").isEqualTo("urn:imsg-gateway:problem:" + kind);
        assertThat(result).bodyJson().extractingPath("$.field").isEqualTo(field);
        assertThat(turns.answers).isEmpty();
        assertThat(rig.outbox.depth().waiting()).isZero();
    }

    @Test
    void aTextThatIsMuchTooLongIsRefused() {
        String text = "x".repeat(MessageRequests.MAX_TEXT + 1);
        assertThat(post("{\"to\":\"chat_id:1\",\"text\":\"" + text + "\"}")).hasStatus(400);
    }

    @Test
    void aMessageThatIsNotThereIsNotFound() {
        assertThat(api.get().uri("/messages/none")).hasStatus(404);
    }

    @Test
    void aRepeatedKeyWithTheSameBodyGivesTheSameMessage() {
        String body = "{\"to\":\"chat_id:42\",\"text\":\"hi\"}";
        var first = post(body, "k1");
        var second = post(body, "k1");
        assertThat(second).hasStatus(202);
        assertThat(id(second)).isEqualTo(id(first));
        assertThat(rig.outbox.depth().waiting()).isEqualTo(1);
    }

    @Test
    void aRepeatedKeyWithAnotherBodyIsRefused() {
        post("{\"to\":\"chat_id:42\",\"text\":\"hi\"}", "k1");
        assertThat(post("{\"to\":\"chat_id:42\",\"text\":\"ho\"}", "k1"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:imsg-gateway:problem:idempotency-key-reused");
        assertThat(post("{\"to\":\"chat_id:42\",\"text\":\"hi\"}", "x".repeat(256)))
                .hasStatus(400);
    }

    @Test
    void aTurnIsAnsweredWhereItCameFromAsTheAgentsWord() {
        var result = post("{\"turnId\":\"t1\",\"text\":\"hi\"}", "k1");
        assertThat(result).hasStatus(202).bodyJson().extractingPath("$.to").isEqualTo("chat_id:42");
        assertThat(result).bodyJson().extractingPath("$.pieces[0].length").isEqualTo(4);
        assertThat(turns.answers).containsExactly(id(result));
        var again = post("{\"turnId\":\"t1\",\"text\":\"hi\"}", "k1");
        assertThat(id(again)).as("the repetition of an answered turn").isEqualTo(id(result));
    }

    @Test
    void theAnswerToATurnCanBeShownAsTheReplyToItsMessage() {
        assertThat(post("{\"turnId\":\"t1\",\"text\":\"[[reply_to_current]] hi\"}"))
                .hasStatus(202);
        assertThat(rig.outbox.dueToSend(DeliveryRig.ACCOUNT))
                .hasValueSatisfying(piece -> assertThat(piece.replyTo()).isEqualTo("G-7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat_id:5", "imessage:+15557000001", "+1 (555) 700-0001"})
    void anAnswerMayNameThePlaceAsTheTurnNamedIt(String to) {
        assertThat(post("{\"turnId\":\"t2\",\"to\":\"" + to + "\",\"text\":\"hi\"}"))
                .hasStatus(202);
        assertThat(rig.outbox.dueToSend(DeliveryRig.ACCOUNT))
                .hasValueSatisfying(piece -> assertThat(piece.target()).isEqualTo(DIRECT.target()));
    }

    @Test
    void anAnswerToAPersonGoesToNobodyElse() {
        assertThat(post("{\"turnId\":\"t2\",\"to\":\"+15557000002\",\"text\":\"hi\"}"))
                .hasStatus(400);
    }

    @Test
    void aTurnCanBeAnsweredWithSilence() {
        assertThat(post("{\"turnId\":\"t1\",\"text\":\"NO_REPLY\"}")).hasStatus(204);
        assertThat(turns.answers).hasSize(1).containsNull();
    }

    @Test
    void healthShowsWhatWaitsAndStaysUp() {
        post("{\"to\":\"chat_id:42\",\"text\":\"hi\"}");
        var health = new DeliveryHealthIndicator(rig.outbox).health();
        assertThat(health.getStatus().getCode()).isEqualTo("UP");
        assertThat(health.getDetails()).containsEntry("pending", 1L).containsEntry("unknown", 0L);
        assertThat(rig.meters.get("imsggateway.outbox.depth").gauge().value()).isEqualTo(1);
    }
}
