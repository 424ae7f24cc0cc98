// Loaded before anything else, by whatever Node there is: an old one cannot read the source at all.
const { engines } = require("./package.json");

const [, oldest] = /^>=(\d+\.\d+)/.exec(engines.node);
const isOlder = process.versions.node.localeCompare(oldest, "en", { numeric: true }) < 0;

if (isOlder) {
  process.stderr.write(
    `UTRN Lab needs Node.js 24 (${engines.node}), and this is ${process.version}: put Node.js 24 ` +
      "first in PATH, or run npm ci without --omit=dev, which brings it.\n",
  );
  process.exit(1);
}
