package org.imsggateway.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

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
}
