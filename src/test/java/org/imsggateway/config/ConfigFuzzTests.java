package org.imsggateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.imsggateway.Fuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A configuration is read, or refused with its faults. */
class ConfigFuzzTests {

    private static final String JSON5 = """
            // my bot
            { channels: { imessage: { dmPolicy: 'allowlist', allowFrom: [15557000001, "+1555",], "groups": { '42': {}, "*": {
              requireMention: false } }, region: 'DE', accounts: { bot: { cliPath: '/opt/imsg', enabled: no } } } },
              agents: { list: [ { id: 'ops', runtime: { type: 'echo' }, groupChat: { mentionPatterns: ["@ops\\b"] } } ] },
              bindings: [ { agentId: "ops", match: { channel: "imessage", peer: { kind: "direct", id: "+15557000001" } } } ],
              session: { dmScope: 'main', x: 0x1F, y: .5, z: +Infinity } /* end */ }""";

    private static final String YAML = """
            channels: {imessage: {cliPath: simulator, dmPolicy: open, allowFrom: ["*"], groups: {"42": {requireMention: no}}}}
            agents: {list: [{id: main, runtime: {type: echo}}], defaults: &d {timeoutSeconds: 600}}
            messages: {groupChat: {mentionPatterns: ['@gw']}, responsePrefix: "a\\nb"}
            gateway:
              sendTimeout: 30s
              restart: {delay: 100ms, maxDelay: 500ms, resetAfter: 1s}
            ---
            session: {reset: {mode: daily, atHour: 4}}
            """;

    @Test
    void yamlIsReadOrRefusedWithItsFaults() throws IOException {
        String example = Files.readString(Path.of("application.yml.example"));
        Fuzz.of(List.of(YAML, example, YAML.replace("\n", " "), "{a: &a [1], b: *a, <<: {c: 1}}"))
                .feed("YAML", bytes -> read(new String(bytes, StandardCharsets.UTF_8)));
    }

    private static void read(String yaml) {
        try {
            GatewayConfig.parse(yaml);
        } catch (InvalidConfigException refused) {
            assertThat(refused.faults()).isNotEmpty();
        }
    }

    @Test
    void json5IsReadOrRefusedWithItsFaults() {
        var proposals = ConfigProposals.on("");
        Fuzz.of(List.of(JSON5, JSON5.replace("\n", " "), "{a: 1}")).feed("JSON5", bytes -> {
            String json5 = new String(bytes, StandardCharsets.UTF_8);
            try {
                OpenClawImport.parse(json5, Path.of("openclaw.json"));
                proposals.with(json5);
            } catch (InvalidConfigException refused) {
                assertThat(refused.faults()).isNotEmpty();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"\": 1}", "{\".\": 1}", "{a: [1], \"\": {gateway: 1}}"})
    void aKeyWithoutANameIsNoneOfOurs(String yaml) {
        assertThat(GatewayConfig.parse(yaml)).isEqualTo(GatewayConfig.parse(""));
    }
}
