package org.imsggateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.imsggateway.config.Shape.Effect;
import org.imsggateway.message.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the written reference against the schema. After a change of the schema run this class with
 * {@code -Dconfig.reference.write=true} to write both files anew.
 */
class ConfigReferenceTests {

    @TempDir
    Path directory;

    private static final Path PAGE = Path.of("docs/configuration.md");
    private static final Path METADATA =
            Path.of("src/main/resources/META-INF/additional-spring-configuration-metadata.json");
    private static final String BEGIN = "<!-- The tables below are made from the schema. -->\n";

    @Test
    void thePageHasEveryKeyAsTheSchemaDescribesIt() throws IOException {
        String page = Files.readString(PAGE);
        String introduction = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
        String expected = introduction + ConfigReference.page();
        if (Boolean.getBoolean("config.reference.write")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(expected);
    }

    @Test
    void thePageListsExactlyTheKeysWhoseEffectComesLater() throws IOException {
        String list = Files.readString(PAGE).replaceFirst("(?s).*### Accepted now, effect comes later", "");
        String section = list.substring(0, list.indexOf("###"));
        List<String> listed = Pattern.compile("- `(.*)`")
                .matcher(section)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(listed)
                .isEqualTo(ConfigReference.withEffect(Effect.LATER))
                .contains("channels.imessage.mediaMaxMb")
                .doesNotContain("channels.imessage.dmPolicy", "gateway.home");
    }

    @Test
    void theMetadataForEditorsIsThatOfTheSchema() throws IOException {
        if (Boolean.getBoolean("config.reference.write")) {
            Files.writeString(METADATA, ConfigReference.metadata());
        }
        assertThat(Files.readString(METADATA)).isEqualTo(ConfigReference.metadata());
    }

    @Test
    void everyKeyHasADescriptionAndATypeInTheMetadata() throws IOException {
        JsonNode properties = JsonMapper.shared().readTree(METADATA.toFile()).get("properties");
        assertThat(properties.size()).isEqualTo(ConfigReference.rows().size()).isGreaterThan(200);
        for (JsonNode property : properties) {
            assertThat(property.get("description").asString())
                    .as(property.toString())
                    .endsWith(".");
            assertThat(property.get("type").asString()).startsWith("java.");
        }
    }

    @Test
    void theProgramCarriesTheMetadataWhereEditorsLook() throws IOException {
        assertThat(Files.readString(Path.of("target/classes/META-INF/spring-configuration-metadata.json")))
                .contains("\"channels.imessage.dmPolicy\"")
                .contains("\"pairing\"");
    }

    @Test
    void theExampleFileIsValidAsItIs() throws IOException {
        GatewayConfig config = GatewayConfig.parse(Files.readString(Path.of("application.yml.example")));
        assertThat(config.demo()).isFalse();
        assertThat(config.account(AccountId.DEFAULT).orElseThrow().dmPolicy()).isEqualTo(DmPolicy.PAIRING);
    }

    @Test
    void theExampleFileIsValidWithEverySettingTakenIn() throws IOException {
        String whole = Files.readString(Path.of("application.yml.example"))
                .replaceAll("(?m)^(\\s*)#(?!#) ?", "$1")
                .replace("${IMSG_GATEWAY_TOKEN}", "t")
                .replaceAll("\\$\\{(WEBHOOK|EVENTS)_SECRET}", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        Path imported = Files.writeString(directory.resolve("openclaw.json"), "{}");
        GatewayConfig config = GatewayConfig.parse(whole.replace("~/.openclaw/openclaw.json", imported.toString()));
        assertThat(config.accounts()).hasSize(2);
        assertThat(config.agents().defaultAgent().runtime().type()).isEqualTo(AgentType.ECHO);
        assertThat(config.gateway().adminToken()).isEqualTo(new Secret("t"));
    }
}
