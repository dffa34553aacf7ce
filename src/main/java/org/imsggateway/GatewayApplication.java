package org.imsggateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program's entry: serve, or run one command and exit, or be the simulator. */
@SpringBootApplication
public class GatewayApplication {

    GatewayApplication() {}

    /**
     * Starts the program.
     *
     * @param args the command line, as typed
     */
    public static void main(String[] args) {
        SpringApplication.run(GatewayApplication.class, args);
    }
}
