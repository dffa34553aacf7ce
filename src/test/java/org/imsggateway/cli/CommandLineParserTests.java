package org.imsggateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.ParsedInput;

class CommandLineParserTests {

    private static final Flag TEXT = Flag.valued("text", "T", "words");
    private static final Flag FILE = Flag.repeatable("file", "P", "a file");

    private final CommandLineParser parser = new CommandLineParser(new Vocabulary(List.of(
            Word.named("message send", "sends").flags(TEXT, FILE, Flag.JSON).does(_ -> {}),
            Word.named("message show", "shows").needs("ID").flags(Flag.JSON).does(_ -> {}),
            Word.named("pairing list", "lists").takes("imessage").does(_ -> {}),
            Word.named("doctor", "looks").does(_ -> {}))));

    private static List<String> arguments(ParsedInput input) {
        return input.arguments().stream().map(CommandArgument::value).toList();
    }

    private static List<String> values(ParsedInput input, Flag flag) {
        return input.options().stream()
                .filter(option -> flag.name().equals(option.longName()))
                .map(option -> option.value())
                .toList();
    }

    private void refused(String line, String... said) {
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> parser.parse(line))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(2))
                .withMessageContainingAll(said);
    }

    @Test
    void aWordKeepsItsBlanks() {
        ParsedInput input = parser.parse(List.of("message", "send", "--text", "hello  big world", ""));
        assertThat(values(input, TEXT)).containsExactly("hello  big world");
        assertThat(arguments(input)).containsExactly("");
    }

    @Test
    void aSwitchTakesNoValueAndAValueMayFollowAnEqualsSign() {
        ParsedInput input = parser.parse(List.of("message", "show", "--json", "42"));
        assertThat(arguments(input)).containsExactly("42");
        assertThat(values(input, Flag.JSON)).containsExactly("true");
        assertThat(values(parser.parse(List.of("message", "send", "--text=--a=b")), TEXT))
                .containsExactly("--a=b");
        assertThat(values(parser.parse(List.of("message", "send", "--text", "")), TEXT))
                .containsExactly("");
        assertThat(values(parser.parse(List.of("message", "send", "--text", "-5")), TEXT))
                .containsExactly("-5");
    }

    @Test
    void whatFollowsTwoDashesIsNoOption() {
        assertThat(arguments(parser.parse(List.of("message", "show", "--", "--json", "-x"))))
                .containsExactly("--json", "-x");
    }

    @Test
    void onlyARepeatableOptionMayBeRepeated() {
        assertThat(values(parser.parse("message send --file a --file b"), FILE)).containsExactly("a", "b");
        refused("message send --text a --text b", "--text is given twice");
        refused("message send --json --json", "--json is given twice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            paring list                 | There is no command 'paring' (did you mean 'pairing'?)
            xyzzy                       | There is no command 'xyzzy';
            message                     | 'message' needs one more word: send, show.
            message --json              | 'message' needs one more word
            message sned                | 'message sned' (did you mean 'send'?)
            message send --txt a        | 'message send' has no option --txt (did you mean '--text'?)
            message send -t a           | 'message send' has no option -t
            message send --text         | --text needs a value
            message send --text --json  | --text needs a value; write --text=…
            message send --json=yes     | --json takes no value
            """)
    void whatIsNotUnderstoodIsSaidWithTheNextBestWord(String line, String said) {
        refused(line, said);
    }

    @Test
    void theShortFormOfHelpIsKnown() {
        assertThat(values(parser.parse("doctor -h"), Flag.HELP)).containsExactly("true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            message send --text "a  b"     | a  b
            message send --text 'a "b"'    | a "b"
            message send --text "a \\"b\\"" | a "b"
            message send --text a\\ b      | a b
            message send --text 'a\\b'     | a\\b
            message send --text "it's"'!'  | it's!
            """)
    void aLineOfThePromptIsSplitAsAShellWould(String line, String text) {
        assertThat(values(parser.parse(line), TEXT)).containsExactly(text);
    }

    @Test
    void aQuoteThatIsNotClosedIsRefused() {
        refused("message send --text \"a", "A quote (\") is not closed.");
    }
}
