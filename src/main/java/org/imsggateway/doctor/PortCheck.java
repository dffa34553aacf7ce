package org.imsggateway.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Whether the API's port is free. Asked only where no gateway runs, because a running one has it. */
@Component
@ConditionalOnNotWebApplication
class PortCheck implements DoctorCheck {

    private final Environment environment;

    PortCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public List<Finding> findings() {
        InetAddress address = environment.getProperty("server.address", InetAddress.class);
        int port = environment.getProperty("server.port", Integer.class, 8080);
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return List.of();
        } catch (IOException taken) {
            return List.of(new Finding(
                    Severity.ERROR,
                    "The gateway cannot listen on port %d.".formatted(port),
                    String.valueOf(taken.getMessage()),
                    "Stop the program that has the port, or start the gateway with --server.port=%d."
                            .formatted(port + 1)));
        }
    }
}
