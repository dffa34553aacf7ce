package org.imsggateway.admin;

import java.net.InetAddress;
import org.imsggateway.config.StartRefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Keeps the API off the network unless somebody has chosen its token: a token that was made at first start rests in a file
 * that nobody may have read, and a gateway that listens to all must not depend on that.
 */
@Component
class BindGuard implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {

    private final Environment environment;

    BindGuard(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory factory) {
        if (!environment.getProperty("gateway.admin.token", "").isBlank()) {
            return;
        }
        requireLoopback("server.address", environment.getProperty("server.address", InetAddress.class));
        if (environment.containsProperty("management.server.port")) {
            requireLoopback(
                    "management.server.address",
                    environment.getProperty("management.server.address", InetAddress.class));
        }
    }

    private static void requireLoopback(String key, @Nullable InetAddress address) {
        if (address == null || !address.isLoopbackAddress()) {
            throw new StartRefusedException(
                    "%s is %s, which others can reach, and gateway.admin.token is not set: set a token (GATEWAY_ADMIN_TOKEN), or set %s to 127.0.0.1."
                            .formatted(key, address == null ? "not set" : address.getHostAddress(), key));
        }
    }
}
