// Writes down every attempt of this process to reach another machine, for the test to look at, and refuses it.
const dns = require('node:dns');
const fs = require('node:fs');
const net = require('node:net');

const log = process.env.WORKPOINTS_NETWORK_LOG;
const local = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+|0\.0\.0\.0|::|localhost)$/;

function note(line) {
  if (log) fs.appendFileSync(log, `${line}\n`);
}

function refusal(host) {
  note(`outside ${host} from ${process.argv.slice(1, 3).join(' ')}`);
  return Object.assign(new Error(`${host} is not this machine`), { code: 'ENETUNREACH' });
}

note(`loaded ${process.pid} ${process.argv.slice(1).join(' ')}`);

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function connectLocally(...parameters) {
  const [options] = Array.isArray(parameters[0]) ? parameters[0] : [parameters[0]];
  const host = typeof options === 'object' && options !== null ? options.host : parameters[1];
  if (typeof host === 'string' && !local.test(host)) {
    const error = refusal(host);
    process.nextTick(() => this.destroy(error));
    return this;
  }
  return connect.apply(this, parameters);
};

const lookup = dns.lookup;
dns.lookup = function lookupLocally(host, ...rest) {
  if (local.test(host)) return lookup.call(this, host, ...rest);
  const answer = rest.at(-1);
  const error = refusal(host);
  process.nextTick(() => answer(error));
};
