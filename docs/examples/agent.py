"""A webhook agent: python3 agent.py PORT, with the secret in WEBHOOK_SECRET. Standard library only."""
import base64, hashlib, hmac, json, os, sys, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

if len(sys.argv) != 2 or not sys.argv[1].isdecimal() or not os.environ.get("WEBHOOK_SECRET"):
    sys.exit("Usage: WEBHOOK_SECRET=whsec_... python3 agent.py PORT")
KEY = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))


class Agent(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if not self.is_signed(body):
            return self.answer(401, b"")
        turn = json.loads(body)["data"]
        reply = {"text": f"python heard: {turn['message']['text']}"}
        self.answer(200, json.dumps(reply).encode())

    def is_signed(self, body):
        names = "webhook-id", "webhook-timestamp", "webhook-signature"
        id, at, signatures = (self.headers.get(name, "") for name in names)
        digest = hmac.digest(KEY, f"{id}.{at}.".encode() + body, hashlib.sha256)
        wanted = b"v1," + base64.b64encode(digest)
        known = any(hmac.compare_digest(wanted, one.encode()) for one in signatures.split(" "))
        return known and abs(time.time() - int(at)) <= 300

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Agent).serve_forever()
