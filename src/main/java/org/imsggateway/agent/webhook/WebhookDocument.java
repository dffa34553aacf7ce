package org.imsggateway.agent.webhook;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the call that a webhook agent has to answer, in the OpenAPI document. */
@Configuration(proxyBeanMethods = false)
class WebhookDocument {

    @Bean
    OpenApiCustomizer webhookAgentCall() {
        return document -> {
            ResolvedSchema body = ModelConverters.getInstance(true)
                    .resolveAsResolvedSchema(new AnnotatedType(WebhookRequest.class).resolveAsRef(true));
            body.referencedSchemas.forEach(document.getComponents()::addSchemas);
            addCall(document, new MediaType().schema(body.schema));
        };
    }

    private static void addCall(OpenAPI document, MediaType body) {
        var call = new Operation()
                .summary("What the gateway posts to an agent of type webhook, signed after Standard Webhooks")
                .requestBody(
                        new RequestBody().required(true).content(new Content().addMediaType("application/json", body)))
                .responses(new ApiResponses()
                        .addApiResponse("200", new ApiResponse().description("The reply: {\"text\": …}"))
                        .addApiResponse(
                                "202",
                                new ApiResponse().description("The reply comes through POST /messages with the turnId"))
                        .addApiResponse("204", new ApiResponse().description("There is nothing to say")));
        document.addWebhooks(WebhookRequest.TYPE, new PathItem().post(call));
    }
}
