package org.imsggateway;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock of the program; tests put another in its place, and drills move it. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    Clock clock(@Value("${" + DrillClock.PROPERTY + ":}") String drill) {
        return drill.isEmpty() ? Clock.systemUTC() : new DrillClock(Clock.systemUTC(), Path.of(drill));
    }
}
