package org.imsggateway;

import java.util.List;
import org.imsggateway.config.ConfigFault;
import org.imsggateway.config.InvalidConfigException;
import org.imsggateway.config.StartRefusedException;
import org.imsggateway.doctor.DoctorCheck;
import org.imsggateway.doctor.DoctorReport;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Lets the features look at themselves without a gateway: the configuration is read and what a check needs is made, but no
 * account, agent or web server is started.
 */
final class OfflineDoctor {

    DoctorReport doctor() {
        // Commands run without logs, see CommandLine; Boot would insist on its own.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        var application = new SpringApplication(Checks.class);
        application.addInitializers(new HomeInitializer());
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        application.setLazyInitialization(true);
        application.setRegisterShutdownHook(false);
        try (ConfigurableApplicationContext context = application.run()) {
            return DoctorReport.of(
                    context.getBeanProvider(DoctorCheck.class).stream().toList());
        } catch (InvalidConfigException invalid) {
            return faults(invalid);
        } catch (YAMLException invalid) {
            return faults(InvalidConfigException.of(invalid));
        } catch (StartRefusedException refused) {
            return impossible(refused);
        } catch (BeansException failure) {
            return impossible(failure.getMostSpecificCause());
        }
    }

    private static DoctorReport faults(InvalidConfigException invalid) {
        return new DoctorReport(
                false, invalid.faults().stream().map(OfflineDoctor::finding).toList());
    }

    private static DoctorReport impossible(Throwable cause) {
        return new DoctorReport(
                false,
                List.of(new Finding(
                        Severity.ERROR,
                        "A gateway could not start here.",
                        String.valueOf(cause.getMessage()),
                        "Remove the cause, then ask again.")));
    }

    private static Finding finding(ConfigFault fault) {
        return new Finding(
                Severity.ERROR,
                "The configuration has a fault at %s.".formatted(fault.path()),
                fault.problem() + or(" (found: %s)", fault.value()) + or(" in %s", fault.source()),
                "Allowed: " + fault.allowed());
    }

    private static String or(String format, @Nullable String value) {
        return value == null ? "" : format.formatted(value);
    }

    /**
     * The features without the faces. Not annotated as a configuration, so that the server's scan of this package does not
     * find it: a server that starts nothing would be of little use.
     */
    @EnableAutoConfiguration(excludeName = "org.springframework.shell.core.autoconfigure.SpringShellAutoConfiguration")
    @ComponentScan(
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "org\\.imsggateway\\.((cli|simulator|admin)\\..*|GatewayApplication)"))
    static class Checks {

        /** Starts nothing: whatever has a life of its own stays still. */
        @Bean
        static LifecycleProcessor lifecycleProcessor() {
            return new LifecycleProcessor() {
                @Override
                public void onRefresh() {}

                @Override
                public void onClose() {}

                @Override
                public void start() {}

                @Override
                public void stop() {}

                @Override
                public boolean isRunning() {
                    return false;
                }
            };
        }
    }
}
