package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.imsggateway.config.ConfigStore;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Conversation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReplyFormatterTests {

    private static final Conversation CHAT = Conversation.group(AccountId.DEFAULT, 1);

    private final ReplyFormatter formatter = new ReplyFormatter();

    private String format(String text, Reply.Origin origin, ConfigStore config) {
        return formatter
                .format(DeliveryRig.reply(CHAT, text, origin, null), config.current())
                .text();
    }

    private String agentSays(String text, String settings) {
        return format(text, Reply.Origin.AGENT, TestConfig.account(settings));
    }

    @ParameterizedTest
    @CsvSource({
        "hi, [bot] hi",
        "[bot] hi, [bot] hi",
        "'', ''",
        "'  ', ''",
    })
    void thePrefixStandsInFrontOfAnAnswerOnce(String text, String sent) {
        assertThat(agentSays(text, "responsePrefix: '[bot]'")).isEqualTo(sent);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reply.Origin.class,
            names = {"PAIRING", "API", "COMMAND"})
    void onlyAgentsGetThePrefixAndOnlyTheyCanBeSilent(Reply.Origin origin) {
        var config = TestConfig.account("responsePrefix: '[bot]'");
        assertThat(format("NO_REPLY", origin, config)).isEqualTo("NO_REPLY");
        assertThat(format("hi", origin, config)).isEqualTo("hi");
    }

    @Test
    void theSharedPrefixCountsWhereTheChannelHasNone() {
        String yaml = "{channels: {imessage: {cliPath: imsg%s}}, messages: {responsePrefix: '[x]'}}";
        assertThat(format("hi", Reply.Origin.AGENT, TestConfig.of(yaml.formatted(""))))
                .isEqualTo("[x] hi");
        assertThat(format("hi", Reply.Origin.AGENT, TestConfig.of(yaml.formatted(", responsePrefix: ''"))))
                .isEqualTo("hi");
    }

    @Test
    void autoIsTheNameOfTheAgentIfItHasOne() {
        String yaml =
                "{channels: {imessage: {cliPath: imsg, responsePrefix: auto}}," + " agents: {list: [{id: main%s}]}}";
        assertThat(format("hi", Reply.Origin.AGENT, TestConfig.of(yaml.formatted(", identity: {name: Ada}"))))
                .isEqualTo("[Ada] hi");
        assertThat(format("hi", Reply.Origin.AGENT, TestConfig.of(yaml.formatted(""))))
                .isEqualTo("hi");
    }

    @Test
    void variablesThatAreNotKnownStayAsWritten() {
        String yaml =
                "{channels: {imessage: {cliPath: imsg, responsePrefix: '[{Identity.Name}|{identityName}|{x}|{ model }]'}},"
                        + " agents: {list: [{id: main, identity: {name: 'A$1'}}]}}";
        assertThat(format("hi", Reply.Origin.AGENT, TestConfig.of(yaml))).isEqualTo("[A$1|A$1|{x}|{ model }] hi");
    }

    @ParameterizedTest
    @CsvSource({
        "NO_REPLY, ''",
        "' NO_REPLY\n', ''",
        "ok NO_REPLY, ok",
        "'ok\n\nNO_REPLY ', ok",
        "ok. NO_REPLY, ok.",
        "MY_NO_REPLY, MY_NO_REPLY",
        "NO_REPLY is a word, NO_REPLY is a word",
        "no_reply, no_reply",
    })
    void anAgentSaysThatItHasNothingToSay(String text, String sent) {
        assertThat(agentSays(text, "service: auto")).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({
        "<think>x</think>hi, [bot] hi",
        "a⏎⏎|b|⏎|-|, [bot] a⏎⏎```⏎| b   |⏎| --- |⏎```",
        "|b|⏎|-|, [bot]⏎```⏎| b   |⏎| --- |⏎```",
        "|b<think>x</think>|⏎|-|, [bot]⏎```⏎| b   |⏎| --- |⏎```",
        "|b [[reply_to:X]]|⏎|-|, [bot]⏎```⏎| b   |⏎| --- |⏎```",
        "|b|⏎|-|⏎⏎NO_REPLY, [bot]⏎```⏎| b   |⏎| --- |⏎```",
        "[bot] |b|, [bot] |b|",
    })
    void anAnswerIsCleanedThenItsTablesAreRewrittenAndThePrefixComesLast(String said, String sent) {
        assertThat(agentSays(said.replace('⏎', '\n'), "responsePrefix: '[bot]'"))
                .isEqualTo(sent.replace('⏎', '\n'));
    }

    @Test
    void onlyCallersOfTheApiSendHtml() {
        var config = TestConfig.account("service: auto");
        assertThat(format("<b>x</b>", Reply.Origin.API, config)).isEqualTo("*x*");
        assertThat(format("<b>x</b>", Reply.Origin.AGENT, config)).isEqualTo("<b>x</b>");
        assertThat(format("<b>x</b>", Reply.Origin.COMMAND, config)).isEqualTo("<b>x</b>");
    }

    @Test
    void whatBecomesOfTablesIsSaidByTheAccountAndElseByTheChannel() {
        String table = "|a|b|\n|-|-|\n|c|d|";
        assertThat(agentSays(table, "markdown: {tables: bullets}")).isEqualTo("**c**\n• b: d");
        assertThat(agentSays(table, "markdown: {tables: bullets}, accounts: {default: {markdown: {tables: off}}}"))
                .isEqualTo(table);
        assertThat(agentSays(table, "service: auto")).startsWith("```\n| a ");
    }

    @ParameterizedTest
    @EnumSource(
            value = Reply.Origin.class,
            names = {"AGENT", "API"})
    void tagsForDeliveryAreTakenOutOfWhatAgentsAndCallersSay(Reply.Origin origin) {
        assertThat(format("Hi [[reply_to:G]] there", origin, TestConfig.account("service: auto")))
                .isEqualTo("Hi there");
    }

    @ParameterizedTest
    @CsvSource({
        "[[reply_to_current]] hi, [bot] hi",
        "[[reply_to_current]] NO_REPLY, ''",
        "NO_REPLY [[reply_to_current]], ''",
        "<think>[[reply_to:X]]</think>[[audio_as_voice]], ''",
    })
    void tagsGoBeforeItIsSeenWhetherThereIsAnythingToSay(String said, String sent) {
        assertThat(agentSays(said, "responsePrefix: '[bot]'")).isEqualTo(sent);
    }

    @Test
    void nothingThatTheStoreCannotHoldIsLeft() {
        assertThat(format("a\0b", Reply.Origin.API, TestConfig.account("service: auto")))
                .isEqualTo("ab");
    }
}
