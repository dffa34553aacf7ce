package org.imsggateway.imsg;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.ConfigChanged;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.message.AccountId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Keeps one imsg child per account alive, as the configuration wants it. Starting returns at once; children come up while
 * the program already runs. Thread-safe.
 */
public class ImsgProcessManager implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImsgProcessManager.class);

    /**
     * After those who store what arrives, before those who send: at a stop the sends that are under way end first, then the
     * children are stopped, and what they still delivered is stored.
     */
    private static final int PHASE = 1000;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);

    private final ConfigStore config;
    private final ImsgWatches watches;
    private final ImsgLinks links;
    private final ImsgStarter starter;
    private final ApplicationEventPublisher events;
    private final ImsgPace pace;
    private final NavigableMap<AccountId, ImsgAccount> accounts = new ConcurrentSkipListMap<>();

    /** Those that are not wanted any more and have not ended yet; both hold the same link. */
    private final Map<AccountId, ImsgAccount> ending = new ConcurrentHashMap<>();

    private final ReentrantLock changing = new ReentrantLock();
    private volatile boolean running;

    ImsgProcessManager(
            ConfigStore config,
            ImsgWatches watches,
            ImsgLinks links,
            ImsgStarter starter,
            ApplicationEventPublisher events,
            ImsgPace pace) {
        this.config = config;
        this.watches = watches;
        this.links = links;
        this.starter = starter;
        this.events = events;
        this.pace = pace;
    }

    @Override
    public void start() {
        running = true;
        config.current().accounts().forEach(account -> begin(account.id()));
        Thread.ofVirtual().name("imsg-leftovers").start(() -> starter.endLeftoversOfOthers(configured()));
    }

    private Set<AccountId> configured() {
        return config.current().accounts().stream().map(AccountConfig::id).collect(Collectors.toSet());
    }

    private void begin(AccountId id) {
        ImsgLink link = links.of(id);
        LastKnownAccount known = new LastKnownAccount(config, id);
        ImsgWatch watch = watches.of(link, known);
        ImsgAccount.Surroundings surroundings = new ImsgAccount.Surroundings(
                starter,
                () -> config.current().gateway().restart(),
                state -> events.publishEvent(new ImsgStateChanged(id, state)),
                pace);
        ImsgAccount account =
                new ImsgAccount(link, watch, surroundings, known, new BackOff(RandomGenerator.getDefault()));
        accounts.put(id, account);
        account.begin();
    }

    @Override
    public void stop() {
        running = false;
        accounts.values().forEach(ImsgAccount::end);
        accounts.values().forEach(this::awaitEnd);
        ending.values().forEach(this::awaitEnd);
        accounts.clear();
    }

    private void awaitEnd(ImsgAccount account) {
        try {
            if (!account.awaitEnd(LONGEST_STOP)) {
                log.warn("a child does not end account={}", account.link().account());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /**
     * Starts an account, or gives a running one a fresh child. A pending pause is cut short and counted from the beginning.
     * Returns at once.
     *
     * @param id the account
     * @return false when there is no such account
     */
    public boolean restart(AccountId id) {
        return find(id, ImsgAccount::run);
    }

    /**
     * Stops an account until it is started by hand or the program is. Returns at once.
     *
     * @param id the account
     * @return false when there is no such account
     */
    public boolean stop(AccountId id) {
        return find(id, ImsgAccount::stop);
    }

    /**
     * Starts a stopped account; does nothing to one that runs. Returns at once.
     *
     * @param id the account
     * @return false when there is no such account
     */
    public boolean start(AccountId id) {
        return find(id, account -> {
            if (!(account.now().state() instanceof ImsgState.Running)) {
                account.run();
            }
        });
    }

    private boolean find(AccountId id, java.util.function.Consumer<ImsgAccount> command) {
        ImsgAccount account = accounts.get(id);
        if (account != null) {
            command.accept(account);
        }
        return account != null;
    }

    /** What each account's process is doing, sorted by account. */
    public Map<AccountId, ImsgState> states() {
        NavigableMap<AccountId, ImsgState> states = new ConcurrentSkipListMap<>();
        accounts.forEach((id, account) -> states.put(id, account.now().state()));
        return states;
    }

    /** The accounts, sorted. */
    Iterable<ImsgAccount> accounts() {
        return accounts.values();
    }

    Optional<ImsgAccount> account(AccountId id) {
        return Optional.ofNullable(accounts.get(id));
    }

    /** Follows the configuration: new accounts begin, removed ones end, those whose child would be another one get another. */
    @EventListener
    void follow(ConfigChanged change) {
        changing.lock();
        try {
            if (running) {
                accounts.forEach((id, account) -> follow(account, change, id));
                beginNew();
            }
        } finally {
            changing.unlock();
        }
    }

    private void follow(ImsgAccount account, ConfigChanged change, AccountId id) {
        Optional<AccountConfig> after = change.after().account(id);
        if (after.isEmpty()) {
            accounts.remove(id);
            ending.put(id, account);
            account.end();
            Thread.ofVirtual().name("imsg-" + id + "-end").start(() -> forget(id, account));
        } else if (change.before()
                .account(id)
                .filter(before -> sameChild(before, after.get()))
                .isEmpty()) {
            account.reconfigured();
        }
    }

    /** One that is added again begins only when the one before it has ended: they share a link and a record of children. */
    private void beginNew() {
        configured().stream()
                .filter(id -> !accounts.containsKey(id) && !ending.containsKey(id))
                .forEach(this::begin);
    }

    private void forget(AccountId id, ImsgAccount account) {
        account.awaitEnd();
        changing.lock();
        try {
            ending.remove(id);
            if (running) {
                beginNew();
            }
        } finally {
            changing.unlock();
        }
    }

    private static boolean sameChild(AccountConfig before, AccountConfig after) {
        return before.enabled() == after.enabled()
                && before.cliPath().equals(after.cliPath())
                && Objects.equals(before.dbPath(), after.dbPath())
                && before.includeAttachments() == after.includeAttachments();
    }
}
