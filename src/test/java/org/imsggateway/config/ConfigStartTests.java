package org.imsggateway.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.imsggateway.doctor.DoctorCheck;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ConfigStartTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(ConfigConfiguration.class);

    @Test
    void theContextHoldsTheConfigurationAndItsAdvice() {
        runner.withPropertyValues("channels.imessage.accounts.a.name=A", "channels.imessage.accounts.b.name=B")
                .run(context -> {
                    assertThat(context.getBean(ConfigStore.class).current().accounts())
                            .hasSize(2);
                    assertThat(context.getBean(DoctorCheck.class).findings()).hasSize(1);
                });
    }

    @Test
    void aFaultStopsTheStartBeforeAnyOtherBeanIsMade() {
        var made = new AtomicBoolean();
        runner.withBean("other", Object.class, () -> {
                    made.set(true);
                    return new Object();
                })
                .withPropertyValues("channels.imessage.nope=1", "gateway.retention=never")
                .run(context -> {
                    assertThat(context).hasFailed();
                    assertThat(context.getStartupFailure())
                            .isInstanceOfSatisfying(
                                    InvalidConfigException.class,
                                    failure -> assertThat(failure.faults()).hasSize(2));
                });
        assertThat(made).isFalse();
    }

    @Test
    void everyFaultIsShownToAPersonWithoutAStackTrace() {
        FailureAnalysis analysis = new InvalidConfigFailureAnalyzer()
                .analyze(new IllegalStateException(new InvalidConfigException(
                        Faults.of("channels: {imessage: {service: SMS}}\ngateway: {admin: {token: 7}}"))));
        assertThat(requireNonNull(analysis).getDescription()).isEqualToNormalizingNewlines("""
                The configuration has 2 faults:

                    channels.imessage.service
                        problem: expected one of these words, in lower case
                        found:   "SMS"
                        allowed: auto, imessage, sms
                        where:   configuration:1

                    gateway.admin.token
                        problem: expected text that is not blank
                        found:   ********
                        allowed: text that is not blank
                        where:   configuration:2""");
    }

    @Test
    void springKnowsWhoShowsFaults() throws IOException {
        assertThat(Files.readString(Path.of("src/main/resources/META-INF/spring.factories")))
                .contains(FailureAnalyzer.class.getName())
                .contains(InvalidConfigFailureAnalyzer.class.getName())
                .contains(InvalidYamlFailureAnalyzer.class.getName());
    }

    @Test
    void theExceptionItselfNamesEveryFault() {
        assertThatThrownBy(() -> GatewayConfig.parse("gateway: {a: 1, b: 2}"))
                .hasMessageContaining("gateway.a")
                .hasMessageContaining("gateway.b");
    }
}
