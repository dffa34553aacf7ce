package org.imsggateway.access;

import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives pairing its source of randomness. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    PairingCodes pairingCodes() {
        return new PairingCodes(new SecureRandom());
    }
}
