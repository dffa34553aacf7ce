package org.imsggateway.agent.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The one HTTP client of those who call out. It follows no redirect: where a message goes is for the operator to say, not
 * for whoever answers there.
 */
@Component
public class HttpCalls implements DisposableBean {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    /** Made by Spring. */
    public HttpCalls() {}

    /**
     * Posts a body; an interrupt gives the call up.
     *
     * @param uri where, without user information
     * @param headers what goes with it
     * @param body the bytes
     * @param timeout how long to wait until the answer begins
     * @return the answer, whatever its status, with its body still to be read; the caller closes it
     * @throws CallException if there is none
     * @throws InterruptedException if the time of the caller is over
     */
    public HttpAnswer post(URI uri, Map<String, String> headers, byte[] body, Duration timeout)
            throws CallException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).timeout(timeout).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            return new HttpAnswer(name(uri), response);
        } catch (IOException broken) {
            throw CallException.passing(reason(name(uri), broken, timeout));
        }
    }

    /** A path or a query may hold a token, so an operator is shown the host. */
    private static String name(URI uri) {
        return uri.getAuthority();
    }

    private static String reason(String name, IOException broken, Duration timeout) {
        return switch (broken) {
            case HttpConnectTimeoutException _ ->
                "%s accepts no connection within %d s".formatted(name, CONNECT.toSeconds());
            case HttpTimeoutException _ -> "%s does not answer within %d s".formatted(name, timeout.toSeconds());
            case ConnectException unresolved
            when unresolved.getCause() instanceof UnresolvedAddressException -> name + " has no address";
            case ConnectException _ -> name + " cannot be reached";
            case SSLException tls -> "%s: no secure connection: %s".formatted(name, tls.getMessage());
            default ->
                "%s broke the connection: %s".formatted(name, broken.getClass().getSimpleName());
        };
    }

    @Override
    public void destroy() {
        client.shutdownNow();
    }
}
