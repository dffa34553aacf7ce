package org.imsggateway.admin.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes a subscription the same one when the configuration changes. */
class SubscriptionsTests {

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example/in?token=x, https://hooks.example/in",
        "https://hooks.example/in, https://hooks.example/in",
        "https://Hooks.Example:443/in, https://hooks.example/in",
        "http://hooks.example:80?a=b, http://hooks.example/",
        "https://hooks.example:8443/In%20/, https://hooks.example:8443/In%20/"
    })
    void theStoreAndTheOperatorSeeTheAddressAndNoTokenOfTheQuery(String url, String key) {
        assertThat(keys(url)).containsExactly(key);
    }

    @Test
    void aCorrectedQueryIsStillTheSameAndAnotherPathIsNot() {
        assertThat(keys("https://a.example/in?token=old")).isEqualTo(keys("https://a.example/in?token=new"));
        assertThat(keys("https://a.example/in")).isNotEqualTo(keys("https://a.example/out"));
    }

    @Test
    void entriesWithOneAddressAreToldApartByTheirOrder() {
        assertThat(keys("https://a.example/in?for=ana", "https://b.example/in", "https://a.example/in?for=bob"))
                .containsExactly("https://a.example/in", "https://b.example/in", "https://a.example/in (2)");
    }

    @Test
    void theSameUrlTwiceIsOneSubscription() {
        assertThat(keys("https://a.example/in?x=1", "https://a.example/in?x=1"))
                .containsExactly("https://a.example/in");
    }

    @Test
    void aMetricDoesNotShowThePath() {
        assertThat(Subscription.id("https://a.example/in")).matches("[0-9a-f]{16}");
    }

    private static List<String> keys(String... urls) {
        String entries = Arrays.stream(urls).map("{url: '%s'}"::formatted).collect(Collectors.joining(", "));
        var config = GatewayConfig.parse("gateway: {webhooks: [%s]}".formatted(entries));
        return new Subscriptions(new ConfigStore(config, changed -> {}))
                .all().stream().map(Subscription::key).toList();
    }
}
