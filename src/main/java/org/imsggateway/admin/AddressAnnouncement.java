package org.imsggateway.admin;

import java.net.InetAddress;
import java.net.URI;
import org.imsggateway.config.GatewayHome;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Leaves the address of the running gateway in its home, with the port that it really got. */
@Component
class AddressAnnouncement {

    private final GatewayHome home;
    private final Environment environment;
    private volatile URI address = URI.create("");

    AddressAnnouncement(GatewayHome home, Environment environment) {
        this.home = home;
        this.environment = environment;
    }

    /** The base of the API; empty before the web server is up. */
    URI address() {
        return address;
    }

    @EventListener
    void up(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            String scheme =
                    environment.getProperty("server.ssl.enabled", Boolean.class, hasCertificate()) ? "https" : "http";
            address = URI.create("%s://%s:%d%s"
                    .formatted(
                            scheme,
                            host(),
                            event.getWebServer().getPort(),
                            environment.getProperty("server.servlet.context-path", "")));
            home.announce(address);
        }
    }

    @EventListener
    void down(ContextClosedEvent event) {
        if (event.getApplicationContext().getParent() == null) {
            home.withdraw();
        }
    }

    private boolean hasCertificate() {
        return environment.containsProperty("server.ssl.bundle")
                || environment.containsProperty("server.ssl.key-store")
                || environment.containsProperty("server.ssl.certificate");
    }

    /** Whoever reads the file is on this machine, so an address that means all interfaces is reached by the loopback one. */
    private String host() {
        InetAddress bound = environment.getProperty("server.address", InetAddress.class);
        if (bound == null || bound.isAnyLocalAddress()) {
            return "127.0.0.1";
        }
        String text = bound.getHostAddress();
        return text.indexOf(':') >= 0 ? "[" + text + "]" : text;
    }
}
