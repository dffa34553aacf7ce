"""A webhook agent: python3 agent.py PORT, with the secret in WEBHOOK_SECRET. Standard library only."""
import base64, hashlib, hmac, json, os, sys, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

if len(sys.argv) != 2 or not sys.argv[1].isdecimal() or not os.environ.get("WEBHOOK_SECRET"):
    sys.exit("Usage: WEBHOOK_SECRET=whsec_... python3 agent.py PORT")
KEY = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))

class Agent(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        signed = self.is_signed(body)
        self.send_response(200 if signed else 401)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        if signed:
            reply = {"text": "python heard: " + json.loads(body)["data"]["message"]["text"]}
            self.wfile.write(json.dumps(reply).encode())

    def is_signed(self, body):
        id, at, signatures = (self.headers.get("webhook-" + name, "") for name in ("id", "timestamp", "signature"))
        wanted = b"v1," + base64.b64encode(hmac.digest(KEY, f"{id}.{at}.".encode() + body, hashlib.sha256))
        known = any(hmac.compare_digest(wanted, one.encode()) for one in signatures.split(" "))
        return known and abs(time.time() - int(at)) <= 300

ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Agent).serve_forever()
