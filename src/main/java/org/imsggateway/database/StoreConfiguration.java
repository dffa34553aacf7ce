package org.imsggateway.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

/** Opens the store: {@code gateway.db} in the gateway's home, or the PostgreSQL that {@code spring.datasource} names. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    HikariDataSource dataSource(Environment environment) {
        String url = environment.getProperty("spring.datasource.url", "");
        if (url.isBlank()) {
            return new HikariDataSource(Sqlite.pool(environment.getRequiredProperty("gateway.home")));
        }
        var config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(url);
        config.setUsername(environment.getProperty("spring.datasource.username"));
        config.setPassword(environment.getProperty("spring.datasource.password"));
        return new HikariDataSource(config);
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource dataSource) {
        return Sqlite.template(dataSource);
    }

    /** Only for drills. */
    @Bean
    @ConditionalOnProperty(CrashDrill.PROPERTY)
    CrashDrill crashDrill(Environment environment) {
        return CrashDrill.of(environment.getRequiredProperty(CrashDrill.PROPERTY));
    }

    /**
     * For work that must not be given up while the store cannot be written: locked by another process, its disk full. A
     * fault of ours, such as a violated constraint, is not tried again.
     */
    @Bean
    RetryTemplate storeRetry(StoreTrouble trouble) {
        var retry = new RetryTemplate(RetryPolicy.builder()
                .maxRetries(Long.MAX_VALUE)
                .delay(Duration.ofMillis(50))
                .multiplier(2)
                .maxDelay(Duration.ofSeconds(2))
                .includes(DataAccessException.class, TransactionException.class)
                .excludes(
                        DataIntegrityViolationException.class,
                        BadSqlGrammarException.class,
                        InvalidDataAccessApiUsageException.class)
                .build());
        retry.setRetryListener(trouble);
        return retry;
    }
}
