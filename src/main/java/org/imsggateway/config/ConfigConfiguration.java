package org.imsggateway.config;

import java.nio.file.Path;
import org.imsggateway.config.ConfigNode.Branch;
import org.imsggateway.doctor.DoctorCheck;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Reads the configuration before any other bean exists, so that a fault stops the start and nothing else. */
@Configuration(proxyBeanMethods = false)
class ConfigConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigConfiguration.class);

    @Bean
    static ReadFirst configuration(ConfigurableEnvironment environment) {
        return new ReadFirst(environment);
    }

    @Bean
    ConfigStore configStore(LoadedConfig loaded, ApplicationEventPublisher events) {
        return new ConfigStore(loaded.config(), events::publishEvent);
    }

    @Bean
    ConfigProposals configProposals(LoadedConfig loaded, ConfigurableEnvironment environment) {
        Path userHome = Path.of(environment.getRequiredProperty("user.home"));
        return new ConfigProposals(loaded, userHome, environment::resolveRequiredPlaceholders);
    }

    @Bean
    DoctorCheck configAdvice(LoadedConfig loaded) {
        var advice = new ConfigAdvice(loaded);
        advice.findings().forEach(ConfigConfiguration::log);
        return advice;
    }

    private static void log(Finding finding) {
        Level level = finding.severity() == Severity.ADVICE ? Level.INFO : Level.WARN;
        LOG.atLevel(level).log("{}: {}; {}", finding.symptom(), finding.cause(), finding.remedy());
    }

    /** Registers the loaded configuration, or fails. */
    record ReadFirst(ConfigurableEnvironment environment) implements BeanFactoryPostProcessor, PriorityOrdered {

        @Override
        public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
            Path userHome = Path.of(environment.getRequiredProperty("user.home"));
            LoadedConfig loaded = new ConfigLoader(userHome).load(environment, Branch.EMPTY);
            beanFactory.registerSingleton("loadedConfig", loaded);
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }
}
