package org.imsggateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.imsggateway.config.ConfigNode.Branch;
import org.imsggateway.config.ConfigNode.Kind;
import org.imsggateway.config.ConfigNode.Leaf;
import org.imsggateway.message.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;

class SpringSourcesTests {

    @TempDir
    Path directory;

    private final StandardEnvironment environment = emptyEnvironment();

    private static StandardEnvironment emptyEnvironment() {
        var environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        return environment;
    }

    private GatewayConfig load() {
        return loadWith(Branch.EMPTY);
    }

    private GatewayConfig loadWith(Branch overrides) {
        return new ConfigLoader(directory).load(environment, overrides).config();
    }

    /** Each file is weaker than those before it; later documents of one file are stronger, as in Spring. */
    private void file(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        PropertySourceLoader loader =
                name.endsWith(".yml") ? new YamlPropertySourceLoader() : new PropertiesPropertySourceLoader();
        loader.load(name, new FileSystemResource(file)).reversed().forEach(environment.getPropertySources()::addLast);
    }

    private void variables(Map<String, Object> variables) {
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
    }

    private void options(String... arguments) {
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
    }

    private AccountConfig account() {
        return load().accounts().getFirst();
    }

    @Test
    void mapKeysOfAFileAreReadAsTheyAreWritten() throws IOException {
        file("application.yml", """
                channels:
                  imessage:
                    groups: {"*": {}, 42: {requireMention: false}, "43": }
                    dms:
                      a.b@mail.example: {historyLimit: 3}
                      +15555550123: {historyLimit: 1}
                    allowFrom: [+15555550100]
                """);
        AccountConfig account = account();
        assertThat(account.groups()).containsOnlyKeys("*", "42", "43");
        assertThat(account.dms()).containsOnlyKeys("a.b@mail.example", "+15555550123");
        assertThat(account.allowFrom()).containsExactly("+15555550100");
    }

    @Test
    void laterSourcesWinMapByMapAndListsAreReplaced() throws IOException {
        file("application.yml", """
                channels: {imessage: {region: DE, name: file, service: sms, allowFrom: [a@b.example, c@d.example]}}
                """);
        variables(Map.of("CHANNELS_IMESSAGE_NAME", "env", "CHANNELS_IMESSAGE_ALLOWFROM_0", "e@f.example"));
        options("--channels.imessage.service=auto", "--channels.imessage.dms.a@b.example.historyLimit=3");
        AccountConfig account = account();
        assertThat(account.region()).isEqualTo("DE");
        assertThat(account.name()).isEqualTo("env");
        assertThat(account.service()).isEqualTo(org.imsggateway.message.Service.AUTO);
        assertThat(account.allowFrom()).containsExactly("e@f.example");
        assertThat(account.dms()).containsOnlyKeys("a@b.example");
    }

    @Test
    void overridesAreTheStrongestAndCanTakeAValueAway() throws IOException {
        file("application.yml", "channels: {imessage: {name: file, region: DE}}");
        options("--channels.imessage.name=option");
        var section = new Branch(
                Map.of("name", new Leaf(Kind.TEXT, "live", null), "region", new Leaf(Kind.ABSENT, "", null)), null);
        Branch overrides = new Branch(Map.of("channels", new Branch(Map.of("imessage", section), null)), null);
        AccountConfig account = loadWith(overrides).accounts().getFirst();
        assertThat(account.name()).isEqualTo("live");
        assertThat(account.region()).isEqualTo("US");
    }

    @Test
    void everyDocumentOfAFileCountsInItsOrder() throws IOException {
        file("application.yml", "channels: {imessage: {name: a, region: DE}}\n---\nchannels: {imessage: {name: b}}\n");
        assertThat(account().name()).isEqualTo("b");
        assertThat(account().region()).isEqualTo("DE");
    }

    @Test
    void aDocumentThatSpringLeavesOutIsNotRead() throws IOException {
        file("application.yml", "channels: {imessage: {name: a}}\n---\nchannels: {imessage: {name: b, foo: 1}}\n");
        environment.getPropertySources().remove("application.yml (document #1)");
        assertThat(account().name()).isEqualTo("a");
    }

    @Test
    void anEmptySectionAloneInItsFileEndsTheDemo() throws IOException {
        file("application.yml", "channels:\n  imessage: {}\n");
        assertThat(load().demo()).isFalse();
    }

    @Test
    void dottedNamesAtTheTopOfAFileWorkAsInSpring() throws IOException {
        file("application.yml", "gateway.home: /srv/gw\nchannels.imessage.groups: {'42': {}}\nserver.port: 8081\n");
        assertThat(load().gateway().home()).hasToString("/srv/gw");
        assertThat(account().groups()).containsOnlyKeys("42");
    }

    @Test
    void propertiesFilesAreReadWithTheirLines() throws IOException {
        file("application.properties", "\nchannels.imessage.dms.a@b.example.historyLimit=4\ngateway.retention=soon\n");
        InvalidConfigException fault = catchThrowableOfType(InvalidConfigException.class, this::load);
        assertThat(fault.faults()).singleElement().satisfies(one -> {
            assertThat(one.path()).isEqualTo("gateway.retention");
            assertThat(one.source()).isEqualTo(directory.resolve("application.properties") + ":3");
        });
    }

    @Test
    void aFaultNamesTheFileAndLineTheVariableOrTheOption() throws IOException {
        file("application.yml", "server: {port: 1}\nchannels:\n  imessage:\n    service: SMS\n");
        variables(Map.of("GATEWAY_RETENTION", "never"));
        options("--channels.imessage.mediaMaxMb=lots", "--gateway.hme=/x");
        InvalidConfigException fault = catchThrowableOfType(InvalidConfigException.class, this::load);
        assertThat(fault.faults())
                .extracting(ConfigFault::source)
                .containsExactlyInAnyOrder(
                        directory.resolve("application.yml") + ":4",
                        "environment variable GATEWAY_RETENTION",
                        "option --channels.imessage.mediaMaxMb",
                        "option --gateway.hme");
    }

    @Test
    void textSourcesGetTheTypeThatTheKeyNeeds() {
        options(
                "--channels.imessage.enabled=false",
                "--channels.imessage.mediaMaxMb=4",
                "--channels.imessage.allowFrom=+15555550100, a@b.example",
                "--channels.imessage.groupAllowFrom=",
                "--channels.imessage.groups=");
        AccountConfig account = account();
        assertThat(account.enabled()).isFalse();
        assertThat(account.mediaMaxMb()).isEqualTo(4);
        assertThat(account.allowFrom()).containsExactly("+15555550100", "a@b.example");
        assertThat(account.groupAllowFrom()).isEqualTo(List.of());
        assertThat(account.groups()).isEmpty();
    }

    @Test
    void variablesOfOthersAreLeftAlone() {
        variables(Map.of("SESSION_MANAGER", "local/x", "GATEWAY_INTERFACE", "CGI/1.1", "MESSAGES", "x"));
        assertThat(load().demo()).isTrue();
    }

    @Test
    void theHomeHasAVariableOfItsOwn() {
        variables(Map.of("IMSG_GATEWAY_HOME", "~/gw"));
        assertThat(load().gateway().home()).isEqualTo(directory.resolve("gw"));
        options("--gateway.home=/srv/gw");
        assertThat(load().gateway().home()).hasToString("/srv/gw");
    }

    @Test
    void placeholdersAreFilledInOrNamed() throws IOException {
        file("application.yml", """
                gateway: {admin: {token: "${TOKEN}"}, retention: "${KEEP:5d}"}
                channels: {imessage: {name: "${NOBODY}", responsePrefix: "\\\\${literal}"}}
                """);
        variables(Map.of("TOKEN", "hunter2"));
        InvalidConfigException fault = catchThrowableOfType(InvalidConfigException.class, this::load);
        assertThat(fault.faults()).singleElement().satisfies(one -> {
            assertThat(one.path()).isEqualTo("channels.imessage.name");
            assertThat(one.problem()).isEqualTo("names NOBODY, which is not set");
        });
        options("--NOBODY=x");
        assertThat(load().gateway().adminToken()).isEqualTo(new Secret("hunter2"));
        assertThat(load().gateway().retention()).isEqualTo(java.time.Duration.ofDays(5));
        assertThat(account().responsePrefix()).isEqualTo("${literal}");
    }

    @Test
    void propertiesOfATestAreASourceLikeAnyOther() {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "Inlined Test Properties", Map.of("channels.imessage.accounts.w.name", "W")));
        assertThat(load().account(AccountId.of("w")).orElseThrow().name()).isEqualTo("W");
    }

    @Test
    void anchorsAndMergeKeysOfYamlWork() throws IOException {
        file("application.yml", """
                base: &base {region: DE, name: base}
                channels: {imessage: {accounts: {w: {<<: *base, name: own}}}}
                """);
        assertThat(account().region()).isEqualTo("DE");
        assertThat(account().name()).isEqualTo("own");
    }
}
