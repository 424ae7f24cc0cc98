// Loaded before anything else, by whatever Node there is: an old one cannot read the source at all.
const [major] = process.versions.node.split(".").map(Number);

if (major < 24) {
  process.stderr.write(
    `UTRN Lab needs Node.js 24, and this is ${process.version}: run npm ci without --omit=dev, ` +
      "which brings Node.js 24, or put it first in PATH.\n",
  );
  process.exit(1);
}
