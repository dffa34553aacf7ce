package org.imsggateway.delivery;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    DeliveryTiming deliveryTiming() {
        return DeliveryTiming.DEFAULT;
    }
}
