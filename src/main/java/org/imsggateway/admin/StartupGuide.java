package org.imsggateway.admin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.config.GatewayHome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says, once the gateway is up, where it is and what to try next, in commands that work as they stand. */
@Component
class StartupGuide {

    private static final Logger log = LoggerFactory.getLogger(StartupGuide.class);
    private static final String DEMO_SENDER = "+15555550123";

    private final ConfigStore config;
    private final GatewayHome home;
    private final AddressAnnouncement announcement;
    private final ObjectProvider<BuildProperties> build;

    StartupGuide(
            ConfigStore config,
            GatewayHome home,
            AddressAnnouncement announcement,
            ObjectProvider<BuildProperties> build) {
        this.config = config;
        this.home = home;
        this.announcement = announcement;
        this.build = build;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        GatewayConfig current = config.current();
        log.info("{}", current.demo() ? demo(current) : accounts(current));
    }

    private String accounts(GatewayConfig current) {
        String accounts = current.accounts().stream()
                .map(account -> account.id() + (account.enabled() ? "" : " (disabled)"))
                .collect(Collectors.joining(", "));
        return """
                %s
                  accounts  %s; they are being started
                  how they are        %s channels status
                  if something is off %s doctor
                """.formatted(whereabouts(current), accounts.isEmpty() ? "none" : accounts, program(), program());
    }

    private String demo(GatewayConfig current) {
        return """
                %1$s
                No channels.imessage is configured, so this is the demo: a simulated Messages, and an agent that
                echoes. Try it in a second terminal%3$s:

                  # 1. Somebody unknown writes. They get a pairing code, and nothing else.
                  %2$s simulator receive --from %4$s --text "Hello"

                  # 2. See the code, and let them in with it.
                  %2$s pairing list
                  %2$s pairing approve imessage CODE

                  # 3. They write again; now they are answered. See both messages and what became of them.
                  %2$s simulator receive --from %4$s --text "Hello again"
                  %2$s inbound list
                  %2$s simulator history --chat-id 1

                %2$s --help shows the other commands. Ctrl-C stops the gateway.
                """.formatted(whereabouts(current), program(), where(), DEMO_SENDER);
    }

    private String whereabouts(GatewayConfig current) {
        BuildProperties built = build.getIfAvailable();
        String token = current.gateway().adminToken() == null
                ? "in " + GatewayHome.tokenFile(home.directory())
                : "gateway.admin.token";
        return """
                imsg-gateway%s is up.

                  REST      %s
                  its docs  %s/swagger-ui
                  token     %s
                """.formatted(
                built == null ? "" : " " + built.getVersion(), announcement.address(), announcement.address(), token);
    }

    /** Another terminal does not know of another home. */
    private String where() {
        Path usual = GatewayHome.locate(null, Path.of(System.getProperty("user.home")));
        return home.directory().equals(usual) ? "" : " (first: export IMSG_GATEWAY_HOME='" + home.directory() + "')";
    }

    /** The launcher says how it was called; without it, it lies in the directory of the source, or only the jar is there. */
    private static String program() {
        String called = System.getProperty("imsg-gateway.command", "");
        if (!called.isEmpty()) {
            return called;
        }
        return Files.isExecutable(Path.of("imsg-gateway")) ? "./imsg-gateway" : "java -jar imsg-gateway.jar";
    }
}
