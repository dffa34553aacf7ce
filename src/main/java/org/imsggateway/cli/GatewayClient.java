package org.imsggateway.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imsggateway.access.ApprovePairingRequest;
import org.imsggateway.access.PairingAllowlist;
import org.imsggateway.access.PairingDecision;
import org.imsggateway.access.PairingRequests;
import org.imsggateway.access.RejectPairingRequest;
import org.imsggateway.delivery.MessageStatus;
import org.imsggateway.delivery.SendMessageRequest;
import org.imsggateway.doctor.DoctorReport;
import org.imsggateway.imsg.ChannelStatus;
import org.imsggateway.inbound.InboundEntries;
import org.imsggateway.inbound.InboundTrace;
import org.imsggateway.inbound.PolicySimulation;
import org.imsggateway.inbound.SimulatePolicyRequest;
import org.imsggateway.session.BindingList;
import org.imsggateway.session.CreateBindingRequest;
import org.imsggateway.session.SessionDetail;
import org.imsggateway.session.SessionInfo;
import org.imsggateway.session.SessionList;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** The calls of the REST API that commands make. */
final class GatewayClient {

    private final RestCalls calls;

    GatewayClient(RestCalls calls) {
        this.calls = calls;
    }

    ChannelStatus channels(boolean probe) {
        return calls.get(
                uri("/channels/status", Map.of("probe", probe ? Optional.of("true") : Optional.empty())),
                ChannelStatus.class);
    }

    JsonNode operate(String account, String verb) {
        return calls.send(
                HttpMethod.POST,
                uri("/channels/imessage/accounts/{id}/" + verb, Map.of(), account),
                null,
                JsonNode.class);
    }

    PairingRequests pairing(Optional<String> account) {
        return calls.get(uri("/pairing", of(account)), PairingRequests.class);
    }

    PairingDecision approve(ApprovePairingRequest request) {
        return calls.send(HttpMethod.POST, uri("/pairing/approve", Map.of()), request, PairingDecision.class);
    }

    PairingDecision reject(RejectPairingRequest request) {
        return calls.send(HttpMethod.POST, uri("/pairing/reject", Map.of()), request, PairingDecision.class);
    }

    PairingAllowlist allowlist(Optional<String> account) {
        return calls.get(uri("/pairing/allowlist", of(account)), PairingAllowlist.class);
    }

    JsonNode revoke(String sender, Optional<String> account) {
        return calls.send(
                HttpMethod.DELETE, uri("/pairing/allowlist/{sender}", of(account), sender), null, JsonNode.class);
    }

    MessageStatus send(SendMessageRequest message) {
        return calls.send(HttpMethod.POST, uri("/messages", Map.of()), message, MessageStatus.class);
    }

    MessageStatus message(String id) {
        return calls.get(uri("/messages/{id}", Map.of(), id), MessageStatus.class);
    }

    InboundEntries inbound(Optional<String> state, boolean own) {
        return calls.get(
                uri("/inbound", Map.of("state", state, "own", own ? Optional.of("true") : Optional.empty())),
                InboundEntries.class);
    }

    PolicySimulation simulate(SimulatePolicyRequest request) {
        return calls.send(HttpMethod.POST, uri("/policy/simulate", Map.of()), request, PolicySimulation.class);
    }

    InboundTrace trace(String id) {
        return calls.get(uri("/inbound/{id}/trace", Map.of(), id), InboundTrace.class);
    }

    JsonNode retry(String id) {
        return calls.send(HttpMethod.POST, uri("/inbound/{id}/retry", Map.of(), id), null, JsonNode.class);
    }

    SessionList sessions() {
        return calls.get(uri("/sessions", Map.of()), SessionList.class);
    }

    SessionDetail session(String key) {
        return calls.get(uri("/sessions/{key}", Map.of(), key), SessionDetail.class);
    }

    SessionInfo resetSession(String key) {
        return calls.send(HttpMethod.POST, uri("/sessions/{key}/reset", Map.of(), key), null, SessionInfo.class);
    }

    BindingList bindings() {
        return calls.get(uri("/bindings", Map.of()), BindingList.class);
    }

    BindingList.BindingInfo bind(CreateBindingRequest request) {
        return calls.send(HttpMethod.POST, uri("/bindings", Map.of()), request, BindingList.BindingInfo.class);
    }

    JsonNode unbind(String id) {
        return calls.send(HttpMethod.DELETE, uri("/bindings/{id}", Map.of(), id), null, JsonNode.class);
    }

    JsonNode webhooks() {
        return calls.get(uri("/webhooks", Map.of()), JsonNode.class);
    }

    JsonNode retryWebhooks() {
        return calls.send(HttpMethod.POST, uri("/webhooks/retry", Map.of()), null, JsonNode.class);
    }

    DoctorReport doctor() {
        return calls.get(uri("/doctor", Map.of()), DoctorReport.class);
    }

    private static Map<String, Optional<String>> of(Optional<String> account) {
        return Map.of("accountId", account);
    }

    /** Every value is encoded, a plus sign too: a query would read it as a blank. */
    private static URI uri(String path, Map<String, Optional<String>> query, String... segments) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath(path).encode();
        List<Object> values = new ArrayList<>(List.of((Object[]) segments));
        query.forEach((name, value) -> value.ifPresent(given -> {
            uri.queryParam(name, "{" + name + "}");
            values.add(given);
        }));
        return uri.build().expand(values.toArray()).toUri();
    }
}
