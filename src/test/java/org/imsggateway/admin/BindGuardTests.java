package org.imsggateway.admin;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.imsggateway.config.StartRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.mock.env.MockEnvironment;

class BindGuardTests {

    private static void customize(MockEnvironment environment) {
        var conversions = new DefaultConversionService();
        conversions.addConverter(String.class, java.net.InetAddress.class, BindGuardTests::address);
        environment.setConversionService(conversions);
        new BindGuard(environment).customize(new TomcatServletWebServerFactory());
    }

    private static java.net.InetAddress address(String literal) {
        return java.net.InetAddress.ofLiteral(literal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7"})
    void anAddressThatOthersCanReachNeedsAChosenToken(String address) {
        var environment = new MockEnvironment().withProperty("server.address", address);
        assertThatThrownBy(() -> customize(environment))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContainingAll("server.address", "gateway.admin.token", "127.0.0.1");
        environment.setProperty("gateway.admin.token", "chosen");
        assertThatCode(() -> customize(environment)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.5.5.5", "::1"})
    void aLoopbackAddressNeedsNone(String address) {
        assertThatCode(() -> customize(new MockEnvironment().withProperty("server.address", address)))
                .doesNotThrowAnyException();
    }

    @Test
    void noAddressMeansEveryAddress() {
        assertThatThrownBy(() -> customize(new MockEnvironment())).isInstanceOf(StartRefusedException.class);
    }

    @Test
    void aPortOfItsOwnForOperationsIsGuardedToo() {
        var environment = new MockEnvironment()
                .withProperty("server.address", "127.0.0.1")
                .withProperty("management.server.port", "9090");
        assertThatThrownBy(() -> customize(environment)).hasMessageContaining("management.server.address");
    }
}
