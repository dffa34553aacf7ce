// A small ACP agent: it counts the turns of a session, keeps what it was told beside its work, and can be asked to act.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { agent, methods, ndJsonStream, PROTOCOL_VERSION, RequestError } from "@agentclientprotocol/sdk";

const sessions = new Map();
const cancelled = new Set();

const memory = (session) => join(session.cwd, `.${session.id}.json`);
const keep = (session) => writeFileSync(memory(session), JSON.stringify(session.said));

const say = (client, sessionId, text) =>
  client.notify(methods.client.session.update, {
    sessionId,
    update: { sessionUpdate: "agent_message_chunk", content: { type: "text", text } },
  });

async function permission(client, sessionId) {
  const { outcome } = await client.request(methods.client.session.requestPermission, {
    sessionId,
    toolCall: { toolCallId: "call-1", title: "Delete the build directory", kind: "delete", status: "pending" },
    options: [
      { optionId: "yes", name: "Allow once", kind: "allow_once" },
      { optionId: "no", name: "Refuse", kind: "reject_once" },
    ],
  });
  return outcome.outcome === "selected" ? outcome.optionId : outcome.outcome;
}

agent({ name: "example-acp-agent" })
  .onRequest(methods.agent.initialize, () => ({
    protocolVersion: PROTOCOL_VERSION,
    agentCapabilities: { loadSession: true },
    agentInfo: { name: "example-acp-agent", version: "1.0.0" },
  }))
  .onRequest(methods.agent.session.new, ({ params }) => {
    const session = { id: `s${process.pid}-${sessions.size + 1}`, cwd: params.cwd, said: [] };
    sessions.set(session.id, session);
    keep(session);
    return { sessionId: session.id };
  })
  .onRequest(methods.agent.session.load, ({ params }) => {
    const session = { id: params.sessionId, cwd: params.cwd, said: [] };
    if (!existsSync(memory(session))) {
      throw RequestError.resourceNotFound(params.sessionId);
    }
    session.said = JSON.parse(readFileSync(memory(session), "utf8"));
    sessions.set(session.id, session);
    return {};
  })
  .onRequest(methods.agent.session.prompt, async ({ params, client }) => {
    const session = sessions.get(params.sessionId);
    const text = params.prompt.map((block) => block.text ?? "").join("");
    session.said.push(text);
    keep(session);
    await say(client, session.id, `turn ${session.said.length}: `);
    if (text.includes("may you")) {
      await say(client, session.id, await permission(client, session.id));
    } else if (text.includes("take your time")) {
      while (!cancelled.delete(session.id)) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return { stopReason: "cancelled" };
    } else {
      await say(client, session.id, "I heard ");
      await say(client, session.id, `"${text.split("] ").pop()}"`);
    }
    return { stopReason: "end_turn" };
  })
  .onNotification(methods.agent.session.cancel, ({ params }) => {
    cancelled.add(params.sessionId);
  })
  .connect(ndJsonStream(Writable.toWeb(process.stdout), Readable.toWeb(process.stdin)));
