package org.imsggateway.admin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.imsggateway.config.GatewayHome;
import org.imsggateway.config.Secret;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import tools.jackson.databind.json.JsonMapper;

/** One operator with one token. Health states, the OpenAPI document and its page are open; nothing else is. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] OPEN = {
        "/actuator/health",
        "/actuator/health/**",
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/swagger-ui",
        "/swagger-ui/**"
    };

    @Bean
    AdminToken adminToken(GatewayHome home, @Value("${gateway.admin.token:}") String configured) {
        return new AdminToken(configured.isBlank() ? home.adminToken() : new Secret(configured.strip()));
    }

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, AdminToken token, JsonMapper json) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(OPEN)
                                .permitAll()
                                .anyRequest()
                                .hasRole("ADMIN"))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                                (request, response, failure) -> unauthorized(response, json))
                        .accessDeniedHandler((request, response, failure) -> unauthorized(response, json)))
                .addFilterBefore(new TokenFilter(token), AuthorizationFilter.class)
                .build();
    }

    /** Without it Spring Security would make up a user and print its password. */
    @Bean
    UserDetailsService noOtherUsers() {
        return new InMemoryUserDetailsManager();
    }

    /** The same answer whatever was wrong, so that nothing can be learnt from it. */
    private static void unauthorized(HttpServletResponse response, JsonMapper json) throws IOException {
        ProblemDetail problem = ProblemType.UNAUTHORIZED.detail(
                HttpStatus.UNAUTHORIZED,
                "Send the header 'Authorization: Bearer <token>'. The token is gateway.admin.token, or else stands in"
                        + " the file admin-token of the gateway's home.");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        json.writeValue(response.getOutputStream(), problem);
    }
}
