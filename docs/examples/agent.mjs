// A webhook agent: node agent.mjs PORT, with the secret in WEBHOOK_SECRET. No packages needed.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const port = Number(process.argv[2]);
if (!port || !process.env.WEBHOOK_SECRET) {
  console.error("Usage: WEBHOOK_SECRET=whsec_... node agent.mjs PORT");
  process.exit(1);
}
const key = Buffer.from(process.env.WEBHOOK_SECRET.replace(/^whsec_/, ""), "base64");
const same = (a, b) => a.length === b.length && timingSafeEqual(a, b);

createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const { "webhook-id": id, "webhook-timestamp": time, "webhook-signature": signatures = "" } = request.headers;
  const digest = createHmac("sha256", key).update(`${id}.${time}.`).update(body).digest("base64");
  const wanted = Buffer.from("v1," + digest);
  const known = signatures.split(" ").some((signature) => same(Buffer.from(signature), wanted));
  if (!known || !(Math.abs(Date.now() / 1000 - Number(time)) <= 300)) {
    return response.writeHead(401).end();
  }
  const turn = JSON.parse(body).data;
  response.writeHead(200, { "Content-Type": "application/json" });
  response.end(JSON.stringify({ text: `node heard: ${turn.message.text}` }));
}).listen(port, "127.0.0.1");
