import { PARTS } from "./parts.ts";
import { tryNamed } from "./try-named.ts";
import { tryPart } from "./try-part.ts";

const [name = "", only] = process.argv.slice(2);
const part = PARTS[name];
if (name === "named") await tryNamed(only);
else if (part !== undefined) await tryPart(name, part, only);
else throw new RangeError(`Name what to try: ${[...Object.keys(PARTS), "named"].join(", ")}`);
