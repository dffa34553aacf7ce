package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.imsggateway.config.GatewayConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which patterns are not used, and that none of those that are can stop the gateway. */
class IgnoredPatternTests {

    private static MentionPatterns patterns(String pattern) {
        var config = GatewayConfig.parse("messages: {groupChat: {mentionPatterns: ['" + pattern + "']}}");
        return MentionPatterns.of(config.agents().defaultAgent(), config.messages());
    }

    private static boolean finds(MentionPatterns patterns, String text) {
        return patterns.find(text).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+",
                "(a|aa)+",
                "(\\w+\\s*)+",
                "((a+)b)*",
                "((a|ab)c){2}",
                "(?:a?){1,}",
                "(x|[a-z])+",
                "(|a)*",
                "(\\w|\\d)+",
                "(?<n>a*)*",
                "([]a]+){2,3}",
                "(a{2})*",
                "((?i)a|A)+",
                "(\\pL|a)+",
                "([[:alpha:]]+)+"
            })
    void aPatternThatRepeatsARepetitionIsIgnored(String pattern) {
        assertThat(patterns(pattern).canTell()).isFalse();
        assertThat(patterns(pattern).ignored())
                .singleElement()
                .satisfies(ignored -> assertThat(ignored.why()).startsWith("it repeats a group"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a|b)+",
                ".*foo.*",
                "(foo){2}",
                "(hey ?)?clawd",
                "(?:foo|far)+",
                "([a-c]|\\d)*",
                "(\\(a+\\)|b)",
                "(a+)?",
                "([+*]|x)+",
                "\\Q(a+)+\\E",
                "a+?",
                "(\\x{61}|b)+",
                "(?i)(ab)+",
                "(a\\|b)+",
                "(я|б)+"
            })
    void aPatternThatOnlyLooksLikeItIsUsed(String pattern) {
        assertThat(patterns(pattern).ignored()).isEmpty();
        assertThat(patterns(pattern).canTell()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[ | it is no regular expression: missing closing ]",
                "( | it is no regular expression: missing closing )",
                "(?=a)b | it uses (?=, which is not supported, as is nothing that looks ahead or behind",
                "(?<!a)b | it uses (?<!a)b, which is not supported, as is nothing that looks ahead or behind",
                "(a)\\1 | it uses \\1, which is not supported, as are no back-references",
                "a++ | it repeats a repetition with ++",
                "a{1001} | it is no regular expression: invalid repeat count",
                "a{600}b{600} | it counts too far",
                "\\u1C80 | it has one of the letters U+1C80 to U+1C88",
                "[\\u0080-\\uFFFF]+ | its range \u0080-\uFFFF has the letters",
                "[[:a-\\uFFFF\\ | its range a-\uFFFF has the letters",
                "x[^b\\x7F-\\x{2000} | its range \\x7F-\u2000 has the letters",
            })
    void aPatternThatCannotBeReadIsIgnoredWithTheReason(String pattern, String why) {
        assertThat(patterns(pattern).ignored()).singleElement().satisfies(ignored -> {
            assertThat(ignored.key()).isEqualTo("messages.groupChat.mentionPatterns");
            assertThat(ignored.pattern()).isEqualTo(pattern);
            assertThat(ignored.why()).startsWith(why);
        });
    }

    @Test
    void aTextWithLettersThatThePatternMayNotHaveIsSearchedLikeAnyOther() {
        assertThat(finds(patterns("в"), "\u1C80 \u1C88")).isFalse();
        assertThat(finds(patterns("[а-я]k"), "\u1C80k бK")).isTrue();
    }

    @Test
    void aPatternNobodyWouldWriteByHandIsIgnored() {
        assertThat(patterns("a".repeat(1001)).ignored()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverIsConfiguredNothingIsThrown(long seed) {
        var random = new Random(seed);
        String parts = "ab1 .*+?|()[]{}^$\\\\,:-&<>=!PpdwsbQEux09\u0008яß🦀\uD83E";
        for (int i = 0; i < 3000; i++) {
            var pattern = new StringBuilder();
            random.ints(random.nextInt(1, 25), 0, parts.length()).forEach(at -> pattern.append(parts.charAt(at)));
            switch (MentionPattern.configured("key", pattern.toString())) {
                case MentionPattern.Usable usable ->
                    usable.regex().matcher("ab 1яß🦀").find();
                case IgnoredPattern ignored -> assertThat(ignored.why()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a*)*b", "(a|a)*b", "(.*a){20}b", "a*a*a*a*b", "(?:a?){30}a{30}b", "^(a+)+$", ".*.*.*="})
    void aPatternThatHangsOtherEnginesComesToAnEnd(String pattern) {
        var text = "a".repeat(1 << 20);
        assertThat(finds(patterns(pattern), text)).isFalse();
        assertThat(com.google.re2j.Pattern.compile(pattern).matcher(text).find())
                .isEqualTo(pattern.startsWith("^"));
    }
}
