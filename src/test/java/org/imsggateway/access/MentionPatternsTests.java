package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.imsggateway.config.GatewayConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an agent is called: where its patterns come from, and what they find. */
class MentionPatternsTests {

    private static MentionPatterns of(String yaml) {
        var config = GatewayConfig.parse(yaml);
        return MentionPatterns.of(config.agents().defaultAgent(), config.messages());
    }

    /** For patterns without a single quote, which is doubled inside one. */
    private static MentionPatterns patterns(String... patterns) {
        var list = Arrays.stream(patterns).map(one -> "'" + one + "'").toList();
        return of("messages: {groupChat: {mentionPatterns: " + list + "}}");
    }

    private static MentionPatterns named(String identity) {
        return of("agents: {list: [{id: main, identity: " + identity + "}]}");
    }

    private static boolean finds(MentionPatterns patterns, String text) {
        return patterns.find(text).isPresent();
    }

    @Test
    void theAgentsOwnListDecidesEvenIfItIsEmpty() {
        var none = of("{messages: {groupChat: {mentionPatterns: [bot]}},"
                + " agents: {list: [{id: main, identity: {name: Ana}, groupChat: {mentionPatterns: []}}]}}");
        assertThat(none.canTell()).isFalse();
        assertThat(none.key()).isEqualTo("agents.list[].groupChat.mentionPatterns");
    }

    @Test
    void withoutAListOfItsOwnTheListOfAllAgentsDecides() {
        var shared = of("{messages: {groupChat: {mentionPatterns: [bot]}},"
                + " agents: {list: [{id: main, identity: {name: Ana}, groupChat: {}}]}}");
        assertThat(finds(shared, "a bot")).isTrue();
        assertThat(finds(shared, "Ana")).isFalse();
        assertThat(shared.key()).isEqualTo("messages.groupChat.mentionPatterns");
    }

    @Test
    void withoutAnyListTheNameAndTheEmojiCallTheAgent() {
        var derived = named("{name: Mr Crab, emoji: 🦀}");
        assertThat(derived.key()).isEqualTo("agents.list[].identity");
        assertThat(finds(derived, "@mr   crab?")).isTrue();
        assertThat(finds(derived, "ask Mr\u00A0Crab")).isTrue();
        assertThat(finds(derived, "so🦀so")).isTrue();
        assertThat(finds(derived, "mr crabs")).isFalse();
        assertThat(finds(derived, "mrcrab")).isFalse();
    }

    @Test
    void anAgentWithoutListNameAndEmojiCannotBeCalled() {
        assertThat(of("agents: {list: [{id: main, name: Ana}]}").canTell()).isFalse();
        assertThat(named("{name: ' ', emoji: \"\\uFE0F\"}").canTell()).isFalse();
    }

    @Test
    void aNameIsTakenAsItIsWritten() {
        var derived = named("{name: 'C.3 (PO)', emoji: '*'}");
        assertThat(finds(derived, "hey c.3 (po)!")).isTrue();
        assertThat(finds(derived, "hey cx3 po")).isFalse();
        assertThat(finds(derived, "2 * 2")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Ägir, 'hey ÄGIR!', true", "Ägir, 'hey Ägirs', false", "Ägir, 'Xägir', false", "Краб, '@краб, привет', true",
        "Краб, 'крабы', false", "João, 'oi joão', true", "ボット, 'ボット、おはよう', true", "İda, 'hey ida', true"
    })
    void aNameInAnyScriptIsAWordOfItsOwn(String name, String text, boolean found) {
        assertThat(finds(named("{name: " + name + "}"), text)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"👩‍💻 hi", "❤️ hi", "❤ hi"})
    void anEmojiIsFoundHoweverItsInvisiblePartsAreWritten(String text) {
        assertThat(finds(named("{emoji: 👩‍💻}"), text) || finds(named("{emoji: ❤️}"), text))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\bclawd\\b | Hey CLA\u200BWD! | true",
                "\\bclawd\\b | clawds | false",
                "  @?clawd  | CLAWD, lunch? | true",
                "a.b | 'A\nB' | false",
                "^clawd$ | '\u202A Clawd\u00A0' | true",
                "\\u0063law\\u{64} | clawd | true",
                "\\uD83E\\uDD80 | 🦀 | true",
                "\\\\u0063 | c | false",
                "(?<name>clawd) | clawd | true",
                "\\bбот\\b | эй, Бот! | true",
                "\\bбот\\b | робот | false",
                "\\b[бb][оo][тt]\\b | a bot | true",
            })
    void aPatternIsLookedForInTheVisibleTextWhateverItsCase(String pattern, String text, boolean found) {
        assertThat(finds(patterns(pattern), text)).isEqualTo(found);
    }

    @Test
    void aBackspaceIsAMistypedWordBoundary() {
        var mistyped = of("messages: {groupChat: {mentionPatterns: [\"\\bclawd\\b\"]}}");
        assertThat(finds(mistyped, "hey clawd")).isTrue();
        assertThat(finds(mistyped, "clawds")).isFalse();
    }

    @Test
    void aBlankPatternIsNoneAndNoMistake() {
        assertThat(patterns(" ", "").canTell()).isFalse();
        assertThat(patterns(" ", "").ignored()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@clawd /status | /status",
                "Clawd: /new  me | /new  me",
                "\u200B CLA\u200BWD,\u2069 /Say 👩‍💻 | /Say 👩‍💻",
                "clawd bot /status | /status",
                "clawd | ''",
                "hey clawd | none",
            })
    void whatFollowsAMentionAtTheBeginningIsGivenAsItWasWritten(String text, String rest) {
        var mention = patterns("\\bclawd\\b", "clawd bot", "bot").find(text).orElseThrow();
        assertThat(mention.rest()).isEqualTo(rest.equals("none") ? null : rest);
    }

    @Test
    void aMentionCountsInTheBeginningOfAVeryLongText() {
        String within = "x".repeat(MentionSubject.SEARCHED - 5) + "clawd and more";
        String beyond = "x ".repeat(MentionSubject.SEARCHED) + "clawd";

        assertThat(patterns("clawd").find(within)).isPresent();
        assertThat(patterns("clawd").find(beyond)).isEmpty();
    }
}
