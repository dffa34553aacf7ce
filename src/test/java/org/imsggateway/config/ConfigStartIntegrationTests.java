package org.imsggateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A real start of Spring Boot over files. */
@ExtendWith(OutputCaptureExtension.class)
class ConfigStartIntegrationTests {

    @TempDir
    Path directory;

    private ConfigurableApplicationContext start(String yaml, String... arguments) throws IOException {
        Files.writeString(directory.resolve("application.yml"), yaml);
        SpringApplication application = new SpringApplicationBuilder(ConfigConfiguration.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.location=" + directory + "/", "spring.main.banner-mode=off")
                .build();
        return application.run(arguments);
    }

    @Test
    void filesProfilesAndOptionsMakeOneConfiguration() throws IOException {
        String yaml = """
                channels:
                  imessage:
                    groups: {"*": {}, 42: {}}
                    name: always
                ---
                spring.config.activate.on-profile: drill
                channels.imessage: {region: DE, dms: {a.b@mail.example: {historyLimit: 1}}}
                ---
                spring.config.activate.on-profile: other
                channels.imessage: {name: never}
                """;
        try (var context = start(yaml, "--spring.profiles.active=drill", "--channels.imessage.service=sms")) {
            AccountConfig account =
                    context.getBean(ConfigStore.class).current().accounts().getFirst();
            assertThat(account.name()).isEqualTo("always");
            assertThat(account.region()).isEqualTo("DE");
            assertThat(account.service().word()).isEqualTo("sms");
            assertThat(account.groups()).containsOnlyKeys("*", "42");
            assertThat(account.dms()).containsOnlyKeys("a.b@mail.example");
        }
    }

    @Test
    void aSecretMayStandInAFileOfItsOwn() throws IOException {
        Files.writeString(
                Files.createDirectory(directory.resolve("secrets")).resolve("EVENTS_SECRET"),
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
        String yaml = """
                spring.config.import: "configtree:%s/"
                gateway: {webhooks: [{url: "https://h.example/", secret: "${EVENTS_SECRET}"}]}
                """.formatted(directory.resolve("secrets"));
        try (var context = start(yaml)) {
            assertThat(context.getBean(ConfigStore.class)
                            .current()
                            .gateway()
                            .webhooks()
                            .getFirst()
                            .secret())
                    .isEqualTo(new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        }
    }

    @Test
    void faultsAreShownOncePerKeyWithFileAndLineAndNoStackTrace(CapturedOutput output) {
        String yaml =
                "channels:\n  imessage:\n    servce: sms\n    mediaMaxMb: 0\ngateway: {admin: {token: [hunter2]}}\n";
        assertThatThrownBy(() -> start(yaml)).isInstanceOf(InvalidConfigException.class);
        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", "The configuration has 3 faults")
                .contains("did you mean service?", "where:   " + directory.resolve("application.yml") + ":3")
                .contains("found:   0", directory.resolve("application.yml") + ":4")
                .doesNotContain("\tat ", "hunter2");
    }
}
