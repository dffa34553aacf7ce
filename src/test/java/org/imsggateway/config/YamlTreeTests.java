package org.imsggateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.IntStream;
import org.imsggateway.config.ConfigNode.Branch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** YAML that is no configuration is refused in words, whatever it is. */
class YamlTreeTests {

    private static String problem(String yaml) {
        return catchThrowableOfType(InvalidConfigException.class, () -> YamlTree.documents(yaml, "f.yml"))
                .faults()
                .getFirst()
                .problem();
    }

    @Test
    void aCharacterThatYamlDoesNotAllowIsAFaultThatDoesNotQuoteTheText() {
        assertThat(problem("token: secret\u0001")).contains("characters").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: \"\\u", "a: \"\\x", "a: \"\\", "a: 'b", "a: !!int x: y", "%"})
    void whatEndsInTheMiddleIsAFault(String yaml) {
        assertThat(problem(yaml)).contains("not valid YAML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: &a [*a]", "a: &a {b: {c: *a}}", "a: &a {<<: *a}", "a: &a {<<: [{b: 1}, *a]}"})
    void anAnchorThatContainsItselfIsAFault(String yaml) {
        assertThat(problem(yaml)).contains("contains itself");
    }

    @Test
    void aliasesOfAliasesDoNotGrowWithoutEnd() {
        var yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        IntStream.rangeClosed(1, 9)
                .forEach(i -> yaml.append("a%d: &a%d [%s]%n"
                        .formatted(i, i, String.join(", ", java.util.Collections.nCopies(5, "*a" + (i - 1))))));
        assertThat(problem(yaml.toString())).contains("more than 100000 values");
    }

    @Test
    void nestingWithoutEndIsAFault() {
        assertThat(problem("a: " + "[".repeat(10_000))).contains("YAML");
        var yaml = new StringBuilder("a0: &a0 [x]\n");
        IntStream.rangeClosed(1, 5)
                .forEach(i ->
                        yaml.append("a%d: &a%d %s*a%d%s%n".formatted(i, i, "[".repeat(40), i - 1, "]".repeat(40))));
        assertThat(problem(yaml.toString())).contains("deeper than 100 levels");
    }

    @Test
    void anAnchorThatIsUsedTwiceSideBySideIsFine() {
        Branch tree = YamlTree.documents("a: &a [1]\nb: *a\nc: {<<: {d: *a}}", "f.yml")
                .getFirst()
                .tree();
        assertThat(tree.get("b")).isEqualTo(tree.get("a"));
    }
}
