// Loaded before Microsoft's local Teams client (node -r): it would listen on every address of this machine and tell its maker how it is used.
const net = require("node:net");

const { listen } = net.Server.prototype;
net.Server.prototype.listen = function (...how) {
  if (typeof how[0] === "number" && typeof how[1] !== "string") how.splice(1, 0, "127.0.0.1");
  else if (how[0]?.port !== undefined && !how[0].host) how[0] = { ...how[0], host: "127.0.0.1" };
  return listen.apply(this, how);
};

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...how) {
  const first = Array.isArray(how[0]) ? how[0][0] : how[0];
  const host = typeof first === "object" ? first.host ?? (first.path ? "localhost" : "127.0.0.1") : typeof how[1] === "string" ? how[1] : "localhost";
  if (/^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host)) return connect.apply(this, how);
  process.nextTick(() => this.destroy(new Error("Only this machine is spoken to.")));
  return this;
};
