// A webhook agent: java Agent.java PORT (JDK 25), with the secret in WEBHOOK_SECRET. The JDK only.
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

static final byte[] KEY = Base64.getDecoder().decode(System.getenv("WEBHOOK_SECRET").replaceFirst("^whsec_", ""));

void main(String[] args) throws Exception {
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])), 0);
    server.createContext("/", call -> {
        byte[] body = call.getRequestBody().readAllBytes();
        boolean known = isSigned(call, body);
        // The JDK reads no JSON: take the library that you have. This finds data.message.text as it was written.
        var text = Pattern.compile("\"text\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(new String(body, StandardCharsets.UTF_8));
        String reply = known && text.find() ? "{\"text\": \"java heard: " + text.group(1) + "\"}" : "{}";
        byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(known ? 200 : 401, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    });
    server.start();
}

boolean isSigned(HttpExchange call, byte[] body) {
    try {
        var headers = call.getRequestHeaders();
        String time = headers.getFirst("webhook-timestamp");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        mac.update((headers.getFirst("webhook-id") + "." + time + ".").getBytes(StandardCharsets.UTF_8));
        String wanted = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        boolean fresh = Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(time)) <= 300;
        return fresh && Arrays.stream(headers.getFirst("webhook-signature").split(" "))
                .anyMatch(signature -> MessageDigest.isEqual(signature.getBytes(), wanted.getBytes()));
    } catch (GeneralSecurityException | NullPointerException | NumberFormatException unsigned) {
        return false;
    }
}
