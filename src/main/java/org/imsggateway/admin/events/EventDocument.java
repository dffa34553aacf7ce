package org.imsggateway.admin.events;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the events that are posted, in the OpenAPI document. */
@Configuration(proxyBeanMethods = false)
class EventDocument {

    private static final Map<String, Class<? extends Event.Data>> TYPES = types();

    private static Map<String, Class<? extends Event.Data>> types() {
        var types = new LinkedHashMap<String, Class<? extends Event.Data>>();
        types.put("inbound.received", Event.Inbound.class);
        types.put("decision.made", Event.Decision.class);
        types.put("outbound.queued", Event.Outbound.class);
        types.put("outbound.sent", Event.Outbound.class);
        types.put("outbound.failed", Event.Outbound.class);
        types.put("outbound.unknown", Event.Outbound.class);
        types.put("pairing.asked", Event.Pairing.class);
        types.put("pairing.approved", Event.Pairing.class);
        types.put("pairing.rejected", Event.Pairing.class);
        types.put("account.changed", Event.Account.class);
        return types;
    }

    @Bean
    OpenApiCustomizer eventCalls() {
        return document -> TYPES.forEach((type, data) -> document.addWebhooks(type, call(type, data(document, data))));
    }

    private static Schema<?> data(OpenAPI document, Class<?> data) {
        var resolved =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(data).resolveAsRef(true));
        resolved.referencedSchemas.forEach(document.getComponents()::addSchemas);
        return resolved.schema;
    }

    private static PathItem call(String type, Schema<?> data) {
        Schema<?> body = new Schema<Object>()
                .types(Set.of("object"))
                .addProperty(
                        "type", new Schema<String>().types(Set.of("string"))._const(type))
                .addProperty(
                        "version",
                        new Schema<Integer>().types(Set.of("integer"))._const(Event.VERSION))
                .addProperty(
                        "timestamp",
                        new Schema<String>().types(Set.of("string")).format("date-time"))
                .addProperty("data", data);
        return new PathItem()
                .post(new Operation()
                        .summary("An event, posted to whoever is subscribed in gateway.webhooks")
                        .requestBody(new RequestBody()
                                .required(true)
                                .content(new Content().addMediaType("application/json", new MediaType().schema(body))))
                        .responses(new ApiResponses()
                                .addApiResponse("2XX", new ApiResponse().description("It was taken"))));
    }
}
