package org.imsggateway;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.imsggateway.cli.CommandLine;
import org.imsggateway.cli.LocalGateway;
import org.imsggateway.config.GatewayHome;
import org.imsggateway.simulator.SimulatorMain;
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
     * @param args the command line, as typed: nothing, {@code serve} or options of the form {@code --key=value} start the
     *     gateway; {@code simulator …} is the look-alike of imsg; anything else is one command
     */
    public static void main(String[] args) {
        // SLF4J would say on the standard error stream that commands and the simulator have asked it to be quiet.
        System.setProperty("slf4j.internal.verbosity", "WARN");
        String first = args.length == 0 ? "serve" : args[0];
        if (first.equals("simulator")) {
            System.exit(SimulatorMain.run(rest(args), home()));
        }
        boolean named = first.equals("serve");
        if (!asksForHelp(args) && (named || onlyOptions(args))) {
            serve(named && args.length > 0 ? rest(args) : args);
        } else {
            var local = new LocalGateway(GatewayHome.addressFile(home()), GatewayHome.tokenFile(home()));
            System.exit(CommandLine.run(named ? rest(args) : args, local, () -> new OfflineDoctor().doctor()));
        }
    }

    private static void serve(String[] args) {
        new StopSignals().install();
        var application = new SpringApplication(GatewayApplication.class);
        application.addInitializers(new HomeInitializer());
        application.setLogStartupInfo(false);
        application.run(args);
    }

    /** Without a server there is no application.yml that could name another home. */
    private static Path home() {
        return GatewayHome.locate(System.getenv("IMSG_GATEWAY_HOME"), Path.of(System.getProperty("user.home")));
    }

    private static boolean onlyOptions(String[] args) {
        return Arrays.stream(args).allMatch(arg -> arg.startsWith("--"));
    }

    private static boolean asksForHelp(String[] args) {
        return Arrays.stream(args).anyMatch(Set.of("--help", "-h", "--version")::contains);
    }

    private static String[] rest(String[] args) {
        return Arrays.copyOfRange(args, 1, args.length);
    }
}
