package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.imsggateway.config.AccessGroupConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which entries let which senders and chats in. */
class AllowListTests {

    private static final Map<String, AccessGroupConfig> OPS = Map.of(
            "ops",
            new AccessGroupConfig(Map.of(
                    "imessage", List.of("+1 555 700 0002", "*", "chat_id:5"),
                    "*", List.of("Ana@B.example"),
                    "sms", List.of("+15557000003"))));

    private static boolean admits(Arrived arrived, String... entries) {
        return AllowList.compile(Arrays.asList(entries), OPS)
                .match(arrived.message())
                .isPresent();
    }

    @Test
    void blankEntriesDoNotCountAndOthersAreTrimmed() {
        assertThat(AllowList.compile(List.of(" ", "\uFEFF"), OPS).isEmpty()).isTrue();
        assertThat(AllowList.compile(List.of(" ", " +1 555 7000001"), OPS)).hasToString("[+1 555 7000001]");
        assertThat(admits(Arrived.direct().from("+15557000001"), " ", "\u00A0+1 555 7000001 "))
                .isTrue();
    }

    @Test
    void anEmptyListAdmitsNobodyAndAStarAnywhereEverybody() {
        assertThat(admits(Arrived.direct())).isFalse();
        assertThat(admits(Arrived.direct(), "+1", " * ")).isTrue();
    }

    @ParameterizedTest(name = "{0} lets in {1}: {2}")
    @CsvSource({
        "Ana@B.example, ana@b.EXAMPLE, true",
        "sms:+15557000001, +15557000001, true",
        "SMS: imessage:Ana@B.Example, ana@b.example, true",
        "+1 (415) 555-0100, +14155550100, true",
        "tel:+1 415 555 0100, +14155550100, true",
        "4155550100, +14155550100, false",
        "++1 555, +1555, true",
        "AMAZON, AMAZON, true",
        "Bank X, BankX, true",
        "AMAZON, Bank X, false",
        "24273, 24273, true",
        "imessage:*, +15557000001, false",
        "+, AMAZON, false",
    })
    void aPersonIsComparedInNormalForm(String entry, String sender, boolean admitted) {
        assertThat(admits(Arrived.direct().from(sender), entry)).isEqualTo(admitted);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "chat_id:42, true",
        "CHAT: 42, true",
        "sms:chat_id:42, true",
        "chat_id:42abc, true",
        "chat_id:4, false",
        "chat_id:abc, false",
        "chat_id:, false",
        "chat_guid:iMessage;+;Q, true",
        "guid:iMessage;+;Q, true",
        "guid:imessage;+;q, false",
        "chat_identifier:chat8812, true",
        "chatident:Chat8812, false",
    })
    void aChatEntryAdmitsEverySenderInThatChat(String entry, boolean admitted) {
        var arrived = Arrived.inGroup().in(42, "iMessage;+;Q", "chat8812");
        assertThat(admits(arrived, entry)).isEqualTo(admitted);
        assertThat(admits(arrived.from("+15557000008"), entry)).isEqualTo(admitted);
    }

    @Test
    void aChatEntryMatchesNothingThatTheMessageDoesNotHave() {
        var arrived = Arrived.inGroup().in(0, null, null);
        assertThat(admits(arrived, "chat_id:0", "chat_guid:", "chat_identifier: ", "chat_id:-0"))
                .isFalse();
    }

    @Test
    void aSenderNamedLikeAChatIsNotThatChat() {
        assertThat(admits(Arrived.direct().from("chat_id:7"), "chat_id:7")).isFalse();
    }

    @Test
    void theMembersOfAnAccessGroupForThisChannelAndForEveryChannelAreAdmitted() {
        assertThat(admits(Arrived.direct(), "accessGroup:ops")).isTrue();
        assertThat(admits(Arrived.direct().from("ana@b.example"), "accessGroup:ops"))
                .isTrue();
        assertThat(admits(Arrived.direct().from("+15557000003"), "accessGroup:ops"))
                .isFalse();
    }

    @Test
    void anAccessGroupAdmitsPeopleOnlyWhateverElseItLists() {
        assertThat(admits(Arrived.direct().from("+15557000008").in(5, null, null), "accessGroup:ops"))
                .isFalse();
    }

    @Test
    void anUnknownAccessGroupAdmitsNobody() {
        assertThat(admits(Arrived.direct(), "accessGroup:dev")).isFalse();
        assertThat(admits(Arrived.direct().from("dev"), "accessgroup:dev")).isFalse();
    }
}
