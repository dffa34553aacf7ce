package org.imsggateway;

import java.nio.file.Path;
import java.util.Map;
import org.imsggateway.config.GatewayHome;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;

/**
 * Opens the gateway's home before any bean exists, so that a second gateway ends before it touches the store, and the store
 * finds its directory. {@code gateway.home} is an absolute path for everyone after that.
 */
final class HomeInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final String BEAN = "gatewayHome";

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Path directory = GatewayHome.locate(
                context.getEnvironment().getProperty("gateway.home"), Path.of(System.getProperty("user.home")));
        GatewayHome home = GatewayHome.open(directory);
        if (context.getEnvironment().getProperty("spring.datasource.url", "").isBlank()) {
            home.reserve("gateway.db");
        }
        // SQLite's driver unpacks its library there; a gateway that is killed cannot take it away.
        System.getProperties().putIfAbsent("org.sqlite.tmpdir", home.temporary().toString());
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("gatewayHome", Map.of("gateway.home", directory.toString())));
        context.getBeanFactory().registerSingleton(BEAN, home);
        // Registered before all others, it is closed after all others: the store is closed when the lock is given up.
        ((DefaultSingletonBeanRegistry) context.getBeanFactory()).registerDisposableBean(BEAN, home::close);
    }
}
