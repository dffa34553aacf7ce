package org.imsggateway.delivery;

import java.time.Clock;
import org.imsggateway.config.ConfigStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    DeliveryTiming deliveryTiming(ConfigStore config) {
        return DeliveryTiming.of(config.current().gateway().sendTimeout());
    }

    @Bean
    HandOvers handOvers(Clock clock) {
        return HandOvers.of(clock);
    }
}
