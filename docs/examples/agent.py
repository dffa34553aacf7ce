"""A webhook agent: python3 agent.py PORT, with the secret in WEBHOOK_SECRET. Standard library only."""
import base64, hashlib, hmac, json, os, sys, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))


class Agent(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        head = f"{self.headers['webhook-id']}.{self.headers['webhook-timestamp']}.".encode()
        wanted = "v1," + base64.b64encode(hmac.digest(KEY, head + body, hashlib.sha256)).decode()
        known = any(hmac.compare_digest(wanted, s) for s in self.headers["webhook-signature"].split(" "))
        if not known or abs(time.time() - int(self.headers["webhook-timestamp"])) > 300:
            return self.answer(401, b"")
        turn = json.loads(body)["data"]
        reply = {"text": f"python heard: {turn['message']['text']}"}
        self.answer(200, json.dumps(reply).encode())

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Agent).serve_forever()
