package org.imsggateway.imsg;

import java.util.function.Supplier;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.message.AccountId;

/** An account's settings; those it last had once it is gone from the configuration and being stopped. */
final class LastKnownAccount implements Supplier<AccountConfig> {

    private final ConfigStore config;
    private final AccountId id;
    private volatile AccountConfig last;

    LastKnownAccount(ConfigStore config, AccountId id) {
        this.config = config;
        this.id = id;
        this.last = config.current().account(id).orElseThrow();
    }

    @Override
    public AccountConfig get() {
        config.current().account(id).ifPresent(found -> last = found);
        return last;
    }
}
