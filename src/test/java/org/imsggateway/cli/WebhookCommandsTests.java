package org.imsggateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookCommandsTests extends WithGateway {

    private static final String SUBSCRIBED = """
            {"id":"0f","url":"https://ops.example/in","events":["inbound","pairing"],"waiting":3,"dead":1,
             "deliveredAt":"2026-03-01T11:00:00Z","failingSince":"2026-03-01T11:50:00Z","reason":"it answered 500"}""";

    @Test
    void subscriptionsAreATableAndSoIsWhatWasGivenUp() {
        gateway.answers(200, """
                {"subscriptions":[%s],"dead":[{"eventId":"e","url":"https://ops.example/in","type":"pairing.asked",
                 "createdAt":"2026-03-01T09:00:00Z","deadAt":"2026-03-01T11:55:00Z","error":"it answered 422"}]}""".formatted(SUBSCRIBED));
        assertThat(gateway.run("webhooks", "list").out()).isEqualTo("""
                URL                     EVENTS           WAITING  GIVEN UP  DELIVERED  FAILING SINCE  REASON
                https://ops.example/in  inbound,pairing  3        1         60m ago    10m ago        it answered 500

                GIVEN UP  TYPE           QUEUED  FOR                     WHY
                5m ago    pairing.asked  3h ago  https://ops.example/in  it answered 422

                Let them wait again with: imsg-gateway webhooks retry
                """);
        assertThat(gateway.run("webhooks", "list", "--json").out()).contains("\"waiting\" : 3");
        assertThat(gateway.asked).containsOnly("GET /webhooks");
    }

    @Test
    void whoNeverDeliveredAndWantsAllIsShownSo() {
        gateway.answers(200, """
                {"subscriptions":[{"id":"0f","url":"https://ops.example/in","events":[],"waiting":0,"dead":0,
                 "deliveredAt":null,"failingSince":null,"reason":null}],"dead":[]}""");
        assertThat(gateway.run("webhooks", "list").out()).isEqualTo("""
                URL                     EVENTS  WAITING  GIVEN UP  DELIVERED  FAILING SINCE  REASON
                https://ops.example/in  all     0        0         -          -              -
                """);
    }

    @Test
    void whoIsNoLongerConfiguredIsShownWithWhatIsKept() {
        gateway.answers(200, """
                {"subscriptions":[{"id":"0f","url":"https://gone.example/in","configured":false,"events":[],"waiting":2,
                 "dead":1,"deliveredAt":null,"failingSince":null,"reason":null}],"dead":[]}""");
        // Nothing that 'webhooks retry' would do anything for.
        assertThat(gateway.run("webhooks", "list").out()).isEqualTo("""
                URL                      EVENTS  WAITING  GIVEN UP  DELIVERED  FAILING SINCE  REASON
                https://gone.example/in  -       2        1         -          -              no longer configured
                """);
    }

    @Test
    void whereNobodyHasSubscribedTheKeyIsNamed() {
        assertThat(gateway.answers(200, "{\"subscriptions\":[],\"dead\":[]}")
                        .run("webhooks", "list")
                        .out())
                .isEqualTo("Nobody has subscribed to events (gateway.webhooks).\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 | 0 | No event waits, and none was given up.",
                "0 | 1 | 0 | 1 event waits and is tried now.",
                "2 | 7 | 0 | 7 events wait and are tried now. Of these had been given up: 2.",
                "0 | 1 | 3 | 1 event waits and is tried now._Kept for addresses that are no longer configured: 3; see 'imsg-gateway webhooks list'."
            })
    void whatWaitsAndIsTriedNowIsCounted(int retried, int waiting, int left, String said) {
        gateway.answers(200, "{\"retried\":%d,\"waiting\":%d,\"unconfigured\":%d}".formatted(retried, waiting, left));
        assertThat(gateway.run("webhooks", "retry").out()).isEqualTo(said.replace('_', '\n') + "\n");
        assertThat(gateway.asked).containsExactly("POST /webhooks/retry");
    }
}
