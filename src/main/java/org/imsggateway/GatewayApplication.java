package org.imsggateway;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The program's entry: serve, or run one command and exit, or be the simulator. */
@SpringBootConfiguration
@EnableAutoConfiguration(excludeName = "org.springframework.shell.core.autoconfigure.SpringShellAutoConfiguration")
@ComponentScan(
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.imsggateway\\.(cli|simulator)\\..*")
        })
public class GatewayApplication {

    GatewayApplication() {}

    /**
     * Starts the program.
     *
     * @param args the command line, as typed
     */
    public static void main(String[] args) {
        boolean named = args.length > 0 && args[0].equals("serve");
        serve(named ? Arrays.copyOfRange(args, 1, args.length) : args);
    }

    private static void serve(String[] args) {
        var application = new SpringApplication(GatewayApplication.class);
        application.addInitializers(new HomeInitializer());
        application.setLogStartupInfo(false);
        application.run(args);
    }
}
