// A webhook agent: java Agent.java PORT (JDK 25), with the secret in WEBHOOK_SECRET. The JDK only.
import module jdk.httpserver;

static final String SECRET = System.getenv().getOrDefault("WEBHOOK_SECRET", "");
static final byte[] KEY = Base64.getDecoder().decode(SECRET.replaceFirst("^whsec_", ""));

void main(String[] args) throws IOException {
    if (args.length != 1 || !args[0].matches("\\d+") || KEY.length == 0) {
        System.err.println("Usage: WEBHOOK_SECRET=whsec_... java Agent.java PORT");
        System.exit(1);
    }
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])), 0);
    server.createContext("/", call -> {
        String body = new String(call.getRequestBody().readAllBytes());
        boolean known = isSigned(call.getRequestHeaders(), body);
        // The JDK reads no JSON: take the library that you have. This finds data.message.text as it was written.
        var text = Pattern.compile("\"text\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(body);
        byte[] reply = (known && text.find() ? "{\"text\": \"java heard: " + text.group(1) + "\"}" : "{}").getBytes();
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(known ? 200 : 401, reply.length);
        call.getResponseBody().write(reply);
        call.close();
    });
    server.start();
}

boolean isSigned(Headers headers, String body) {
    try {
        String id = headers.getFirst("webhook-id"), time = headers.getFirst("webhook-timestamp");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        String wanted = "v1," + Base64.getEncoder().encodeToString(mac.doFinal((id + "." + time + "." + body).getBytes()));
        boolean fresh = Math.abs(Instant.now().getEpochSecond() - Long.parseLong(time)) <= 300;
        return fresh && Arrays.stream(headers.getFirst("webhook-signature").split(" "))
                .anyMatch(signature -> MessageDigest.isEqual(signature.getBytes(), wanted.getBytes()));
    } catch (GeneralSecurityException | RuntimeException unsigned) {
        return false;
    }
}
