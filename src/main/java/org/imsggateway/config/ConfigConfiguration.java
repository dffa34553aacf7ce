package org.imsggateway.config;

import java.nio.file.Path;
import org.imsggateway.config.ConfigNode.Branch;
import org.imsggateway.doctor.DoctorCheck;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Reads the configuration before any other bean exists, so that a fault stops the start and nothing else. */
@Configuration(proxyBeanMethods = false)
class ConfigConfiguration {

    @Bean
    static ReadFirst configuration(ConfigurableEnvironment environment) {
        return new ReadFirst(environment);
    }

    @Bean
    ConfigStore configStore(LoadedConfig loaded, ApplicationEventPublisher events) {
        return new ConfigStore(loaded.config(), events::publishEvent);
    }

    @Bean
    DoctorCheck configAdvice(LoadedConfig loaded) {
        return new ConfigAdvice(loaded);
    }

    /** Registers the loaded configuration, or fails. */
    record ReadFirst(ConfigurableEnvironment environment) implements BeanFactoryPostProcessor, PriorityOrdered {

        @Override
        public void postProcessBeanFactory(
                org.springframework.beans.factory.config.ConfigurableListableBeanFactory beanFactory) {
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
