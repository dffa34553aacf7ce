package org.imsggateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.imsggateway.config.ConfigNode.Branch;
import org.imsggateway.config.ConfigNode.Kind;
import org.imsggateway.config.ConfigNode.Leaf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Json5Tests {

    private static Leaf value(String json5) {
        Branch root = Json5Tree.read("{a: " + json5 + "}", "f.json");
        return root.get("a") instanceof Leaf leaf ? leaf : new Leaf(Kind.ABSENT, "", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'it''s' // nothing | FAULT",
                "'x' /* c */ | x",
                "'it\\'s' | it's",
                "'say \"hi\"' | say \"hi\"",
                "\"a\\x41b\" | aAb",
                "'\\u0041' | A",
                "'\\q' | q",
                "'\\\\x41' | \\x41",
                "'a//b' | a//b",
                "'0xFF' | 0xFF",
                "+5 | 5",
                ".5 | .5",
                "0xFF | 255",
                "-0x10 | -16",
                "1e3 | 1e3",
                "Infinity | Infinity",
                "true | true"
            })
    void whatJson5AllowsIsReadAsJson5MeansIt(String json5, String expected) {
        if (expected.equals("FAULT")) {
            assertThatThrownBy(() -> value(json5)).isInstanceOf(InvalidConfigException.class);
        } else {
            assertThat(value(json5).text()).isEqualTo(expected);
        }
    }

    @Test
    void rareEscapesAreTheCharactersTheyName() {
        assertThat(value("'\\v\\0\\t'").text()).isEqualTo("\u000B\0\t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u2028"})
    void aContinuedLineLeavesNothingInTheValue(String lineBreak) {
        assertThat(value("'one \\" + lineBreak + "two'").text()).isEqualTo("one two");
    }

    @Test
    void linesAreCountedAsInTheFileEvenAfterAContinuedLine() {
        Branch root = Json5Tree.read("{\n a: 'x\\\ny\\\nz',\n b: 2,\n}", "f.json");
        assertThat(root.get("b")).isEqualTo(new Leaf(Kind.NUMBER, "2", "f.json:5"));
    }

    @Test
    void aByteOrderMarkNoBreakSpacesBareNamesAndTrailingCommasAreFine() {
        Branch root = Json5Tree.read("\uFEFF{\u00A0$d_1: [1, 2,], größe: {},\u3000}", "f.json");
        assertThat(root.children()).containsOnlyKeys("$d_1", "größe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{a: 1, a: 2}",
                "{a: 'x}",
                "{a: \"\\xZZ\"}",
                "{a: 1} {b: 2}",
                "[1]",
                "{a: 0x}",
                "{a 1}",
                "{a: \"\\u12\"}",
                "/* x"
            })
    void whatIsNotJson5IsAFaultWithItsLine(String json5) {
        assertThatThrownBy(() -> Json5Tree.read("\n" + json5, "f.json"))
                .isInstanceOfSatisfying(
                        InvalidConfigException.class,
                        e -> assertThat(e.faults().getFirst().source()).startsWith("f.json"));
    }

    @Test
    void aSyntaxFaultDoesNotQuoteTheFile() {
        InvalidConfigException fault = catchThrowableOfType(
                InvalidConfigException.class, () -> Json5Tree.read("{token: sk-hunter2}", "f.json"));
        assertThat(fault.faults().toString()).doesNotContain("hunter2").contains("f.json:1");
        assertThat(fault).hasMessageNotContaining("hunter2");
    }
}
