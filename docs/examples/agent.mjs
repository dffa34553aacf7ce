// A webhook agent: node agent.mjs PORT, with the secret in WEBHOOK_SECRET. No packages needed.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const port = Number(process.argv[2]), secret = process.env.WEBHOOK_SECRET;
if (!port || !secret) {
  console.error("Usage: WEBHOOK_SECRET=whsec_... node agent.mjs PORT");
  process.exit(1);
}
const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");

function isSigned(headers, body) {
  const { "webhook-id": id, "webhook-timestamp": time, "webhook-signature": signatures = "" } = headers;
  const digest = createHmac("sha256", key).update(`${id}.${time}.`).update(body).digest("base64");
  const wanted = Buffer.from("v1," + digest);
  const same = (one) => one.length === wanted.length && timingSafeEqual(Buffer.from(one, "latin1"), wanted);
  return signatures.split(" ").some(same) && Math.abs(Date.now() / 1000 - time) <= 300;
}

createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray());
  if (!isSigned(request.headers, body)) return response.writeHead(401).end();
  const reply = { text: "node heard: " + JSON.parse(body).data.message.text };
  response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(reply));
}).listen(port, "127.0.0.1");
