package org.imsggateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imsggateway.session.SessionFixture.ANA;
import static org.imsggateway.session.SessionFixture.dm;

import org.imsggateway.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an agent reaches the person who last wrote, on every database. */
abstract class LastRouteContract extends StoreContract {

    private static final String OTHER = "+15557000003";

    private SessionInfo.LastRoute last(String key) {
        var route = gateway.sessions.find(new SessionKey(key)).orElseThrow().lastRoute();
        return route == null ? new SessionInfo.LastRoute("none", "", "") : route;
    }

    private void allowFrom(String list, String more) {
        gateway.configure("channels: {imessage: {dmPolicy: pairing, allowFrom: " + list + "}}\n" + more);
    }

    @Test
    void aDirectMessageIsRememberedOnTheMainSessionAsItsSenderWasReceived() {
        gateway.configure("channels: {imessage: {accounts: {work: {}}}}");
        gateway.dispatch(Messages.direct().account("work").from("Ana@B.example").build());
        assertThat(last("agent:main:main")).isEqualTo(new SessionInfo.LastRoute("imessage", "Ana@B.example", "work"));
    }

    @Test
    void aDirectMessageInASessionOfItsOwnIsRememberedOnTheMainSession() {
        gateway.configure("channels: {imessage: {}}\nsession: {dmScope: per-peer, mainKey: home}");
        gateway.touch(ANA);
        gateway.dispatch(dm(ANA));
        assertThat(last("agent:main:home").to()).isEqualTo(ANA);
        assertThat(last("agent:main:direct:" + ANA).channel()).isEqualTo("none");
    }

    @Test
    void aGroupMessageChangesNoRoute() {
        gateway.configure("channels: {imessage: {}}\nsession: {groupScope: main}");
        gateway.dispatch(dm(ANA));
        gateway.dispatch(Messages.inGroup(42).from(OTHER).build());
        assertThat(last("agent:main:main").to()).isEqualTo(ANA);
    }

    @Test
    void theSecondRecordOfTheSameMessageChangesNothing() {
        gateway.dispatch(dm(ANA));
        SessionInfo once = gateway.sessions.newest(9).getFirst();
        gateway.dispatch(dm(ANA));
        assertThat(gateway.sessions.newest(9)).containsExactly(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['+1 (555) 700-0002']",
                "[' +15557000002', 'imessage:+15557000002']",
                "['+15557000002', 'chat_id:5', ' ']",
                "['accessGroup:owner']"
            })
    void whereOnePersonIsAllowedTheMessagesOfOthersDoNotChangeTheRoute(String list) {
        allowFrom(list, "accessGroups: {owner: {type: message.senders, members: {imessage: ['+15557000002']}}}");
        gateway.dispatch(dm(ANA));
        gateway.dispatch(dm(OTHER));
        assertThat(last("agent:main:main").to()).isEqualTo(ANA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"['+15557000002', '*']", "['+15557000002', '+15557000009']", "[]", "['chat_id:5']"})
    void whereNobodyOrEverybodyOrSeveralAreAllowedTheLastSenderIsTheRoute(String list) {
        allowFrom(list, "");
        gateway.dispatch(dm(ANA));
        gateway.dispatch(dm(OTHER));
        assertThat(last("agent:main:main").to()).isEqualTo(OTHER);
    }

    @Test
    void theOwnerIsPinnedOnlyWhereAllShareTheMainSession() {
        allowFrom("['+15557000002']", "session: {dmScope: per-peer}");
        gateway.dispatch(dm(ANA));
        gateway.dispatch(dm(OTHER));
        assertThat(last("agent:main:main").to()).isEqualTo(OTHER);
    }

    @Test
    void theDoctorAdvisesAScopePerPersonOnceSeveralShareTheMainSession() {
        var doctor = new SharedSessionCheck(gateway.rows, gateway.config);
        gateway.dispatch(dm(ANA));
        gateway.dispatch(dm(ANA));
        assertThat(doctor.findings()).isEmpty();
        gateway.dispatch(dm(OTHER));
        assertThat(doctor.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.symptom()).contains("agent:main:main");
            assertThat(finding.remedy()).contains("session.dmScope", "per-channel-peer");
        });
        gateway.configure("session: {dmScope: per-peer}");
        assertThat(doctor.findings()).isEmpty();
    }

    @Test
    void theDoctorCountsThoseWhoDoNotChangeTheRouteToo() {
        allowFrom("['+15557000002']", "");
        gateway.dispatch(dm(ANA));
        gateway.dispatch(dm(OTHER));
        assertThat(new SharedSessionCheck(gateway.rows, gateway.config).findings())
                .hasSize(1);
    }
}
