// Lives in the extension host beside the extension under test. All extensions share one process there, and what they
// start inherits its environment. (From outside NODE_OPTIONS would not do: VS Code takes it away.)
const { join } = require('node:path');

const guard = join(__dirname, 'loopback-only.cjs');
process.env.NODE_OPTIONS = `--require "${guard}"`;
require(guard);

exports.activate = () => undefined;
