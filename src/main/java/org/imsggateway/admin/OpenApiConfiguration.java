package org.imsggateway.admin;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the OpenAPI document; its calls come from the controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String TOKEN = "token";

    @Bean
    OpenAPI openApi(ObjectProvider<BuildProperties> build) {
        BuildProperties built = build.getIfAvailable();
        return new OpenAPI()
                .info(new Info()
                        .title("imsg-gateway")
                        .version(built == null ? "development" : built.getVersion())
                        .description(
                                "A gateway between Apple Messages and agents: operate accounts, let people in, send"
                                        + " messages, and see what became of those that arrived. Every call but this document and"
                                        + " the health states needs the token of the gateway's home.")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description(
                                                "gateway.admin.token, or the content of the file admin-token in the"
                                                        + " gateway's home.")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    OpenApiCustomizer problemAnswers() {
        return document -> document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(call -> call.getResponses().addApiResponse(ApiResponses.DEFAULT, problem()));
    }

    private static ApiResponse problem() {
        Schema<?> schema = new Schema<Object>()
                .types(Set.of("object"))
                .addProperty("type", text("urn:imsg-gateway:problem:…; stable, for programs to decide by"))
                .addProperty("title", text("the kind of problem"))
                .addProperty("status", new Schema<Integer>().types(Set.of("integer")))
                .addProperty("detail", text("what is wrong here, and what to do"))
                .addProperty("field", text("the field or parameter at fault, if it is one"));
        return new ApiResponse()
                .description("A problem document (RFC 9457)")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }

    private static Schema<?> text(String meaning) {
        return new Schema<String>().types(Set.of("string")).description(meaning);
    }
}
