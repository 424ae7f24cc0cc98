import { generateKeyPairSync, sign } from "node:crypto";
import {
  type AuditFault,
  type AuditLine,
  linkCheckpoint,
  linkEntry,
  NO_PREVIOUS,
  readLine,
  verifyAudit,
  writeLine,
} from "@utrn-lab/audit-chain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const stranger = generateKeyPairSync("ec", { namedCurve: "P-256" });

const AT = "2026-11-24T12:00:00.000Z";

/**
 * A trail of so many entries: a checkpoint at its beginning, after every `every` of them, and at
 * its end.
 */
function trail(entries: number, every: number, key = privateKey): string[] {
  const lines: AuditLine[] = [];
  const place = () => {
    const last = lines.at(-1);
    return { seq: (last?.seq ?? 0) + 1, at: AT, previous: last?.hash ?? NO_PREVIOUS };
  };
  lines.push(linkCheckpoint(place(), key));
  for (let made = 1; made <= entries; made += 1) {
    const { previous, ...at } = place();
    const what = { actor: "bootstrap", role: "administrator", action: "meter.registered" };
    lines.push(linkEntry({ ...at, ...what, meterId: "00db1234567890a0" }, previous));
    if (made % every === 0 || made === entries) lines.push(linkCheckpoint(place(), key));
  }
  return lines.map(writeLine);
}

type Place = Parameters<typeof linkCheckpoint>[0];

/** A checkpoint as releases before the second format wrote it, by this test's own hand. */
function firstFormat({ seq, at, previous }: Place): AuditLine {
  const text = `utrn-lab audit checkpoint v1\n${seq}\n${at}\n${previous}\n`;
  const signing = { key: privateKey, dsaEncoding: "ieee-p1363" } as const;
  const details = {
    publicKey: publicKey.export({ format: "der", type: "spki" }).toString("base64url"),
    signature: sign("sha256", Buffer.from(text), signing).toString("base64url"),
  };
  const who = { actor: "service", role: "service", action: "audit.checkpoint" };
  return linkEntry({ seq, at, ...who, details }, previous);
}

/** A trail of entries that nothing signs, and then a checkpoint. */
function begunWithout(entries: number, checkpoint: (place: Place) => AuditLine): string[] {
  const lines = relinked(trail(entries, entries).slice(1, -1), 0);
  const previous = readLine(lines.at(-1) ?? "")?.hash ?? NO_PREVIOUS;
  return [...lines, writeLine(checkpoint({ seq: entries + 1, at: AT, previous }))];
}

function summaryOf(lines: readonly string[]) {
  const verifier = verifyAudit([publicKey]);
  for (const line of lines) verifier.take(line);
  return verifier.summary();
}

function firstFault(
  lines: readonly string[],
  keys = [publicKey],
  after = 0,
): AuditFault | undefined {
  const verifier = verifyAudit(keys, after);
  for (const line of lines) {
    const fault = verifier.take(line);
    if (fault !== undefined) return fault;
  }
  return verifier.end();
}

/** The trail with everything after a place made to fit again, as someone without the key would. */
function relinked(lines: readonly string[], from: number): string[] {
  const kept = lines.slice(0, from);
  let previous = readLine(kept.at(-1) ?? "")?.hash ?? NO_PREVIOUS;
  const rest = lines.slice(from).map((text, at) => {
    const { hash: _, previous: __, ...entry } = readLine(text) as AuditLine;
    const line = linkEntry({ ...entry, seq: from + at + 1 }, previous);
    previous = line.hash;
    return writeLine(line);
  });
  return [...kept, ...rest];
}

describe("a trail", () => {
  it("that nobody touched is true, and says what it holds", () => {
    const verifier = verifyAudit([publicKey]);
    for (const line of trail(5, 2)) expect(verifier.take(line)).toBeUndefined();
    expect(verifier.end()).toBeUndefined();
    expect(verifier.summary()).toMatchObject({
      lines: 9,
      checkpoints: 4,
      firstSeq: 1,
      lastSeq: 9,
      begunUnsigned: 0,
      signedUpTo: 9,
    });
  });

  it("may begin later, behind a file that is there already", () => {
    const part = trail(9, 3).slice(4);
    expect(firstFault(part, [publicKey], 4)).toBeUndefined();
    expect(firstFault(part)).toMatchObject({ line: 1, fault: "missing_or_moved" });
  });

  it("signed by a stranger is true of the stranger only", () => {
    const lines = trail(3, 3, stranger.privateKey);
    expect(firstFault(lines, [])).toBeUndefined();
    expect(firstFault(lines)).toMatchObject({ line: 1, fault: "other_key" });
  });

  it("without its last line is not whole, and an empty one is none", () => {
    const fault = { fault: "not_signed_at_the_end" };
    expect(firstFault(trail(5, 2).slice(0, -1))).toMatchObject({ line: 8, ...fault });
    expect(firstFault([])).toMatchObject({ line: 0, ...fault });
  });

  it("whose entry 2 was changed and every hash after it made again fails at its signature", () => {
    const lines = trail(3, 3);
    lines[1] = (lines[1] ?? "").replace("00db1234567890a0", "00db1234567890a1");
    expect(firstFault(lines)).toMatchObject({ line: 2, fault: "changed" });
    const { hash: _, ...entry } = JSON.parse(lines[1] ?? "") as AuditLine;
    lines[1] = writeLine(linkEntry(entry, entry.previous));
    expect(firstFault(lines)).toMatchObject({ line: 3, fault: "not_linked" });
    expect(firstFault(relinked(lines, 2))).toMatchObject({ line: 5, fault: "signature_wrong" });
  });
});

describe("the last checkpoint", () => {
  const lines = trail(3, 3);
  const last = JSON.parse(lines[4] ?? "") as AuditLine;

  it.each<readonly [title: string, change: Partial<AuditLine>]>([
    ["another role", { role: "administrator" }],
    ["another actor", { actor: "bootstrap" }],
    ["a meter", { meterId: "00db1234567890a0" }],
    ["a counter", { utrnCounter: 1 }],
    ["another time", { at: "2026-11-24T12:00:01.000Z" }],
    ["one more detail", { details: { ...last.details, reason: "none" } }],
    [
      "its signature written otherwise",
      { details: { ...last.details, signature: `${last.details?.signature}==` } },
    ],
  ])("given %s, and its hash made again, fails at its signature", (_, change) => {
    const { hash: _hash, ...entry } = { ...last, ...change };
    const changed = lines.with(4, writeLine(linkEntry(entry, entry.previous)));
    expect(firstFault(lines)).toBeUndefined();
    expect(firstFault(changed)).toMatchObject({ line: 5, fault: "signature_wrong" });
  });
});

describe("signatures", () => {
  it("stand after every 1,000 lines at the most", () => {
    expect(firstFault(trail(1_000, 1_000))).toBeUndefined();
    const fault = firstFault(trail(1_001, 1_001));
    expect(fault).toMatchObject({ line: 1_002, fault: "not_signed_between" });
    expect(firstFault(trail(1_001, 1_001).slice(1), [publicKey], 1)).toMatchObject({
      line: 1_001,
      fault: "not_signed_between",
    });
  });

  it("begin a trail: without its first one it was cut or made anew", () => {
    const fault = { line: 3, fault: "not_signed_at_the_start" };
    expect(firstFault(begunWithout(2, (place) => linkCheckpoint(place, privateKey)))).toMatchObject(
      fault,
    );
  });

  it("may begin later in a trail of before, which then says so", () => {
    const lines = begunWithout(2, (place) => linkCheckpoint(place, privateKey, true));
    expect(firstFault(lines)).toBeUndefined();
    expect(summaryOf(lines)).toMatchObject({ begunUnsigned: 2, checkpoints: 1 });
  });

  it("that say so are of their place: nothing is put before them", () => {
    const [, ...lines] = begunWithout(2, (place) => linkCheckpoint(place, privateKey, true));
    expect(firstFault(relinked(lines, 0))).toMatchObject({ line: 2, fault: "signature_wrong" });
  });

  it("of the first format sign the lines before them, and may come after some", () => {
    const lines = begunWithout(2, firstFormat);
    expect(firstFault(lines)).toBeUndefined();
    expect(summaryOf(lines)).toMatchObject({ begunUnsigned: 2, signedUpTo: 3 });
    expect(firstFault(relinked(lines.toSpliced(1, 1), 1))).toMatchObject({
      line: 2,
      fault: "signature_wrong",
    });
  });

  it("of the first format cover their place alone: what was added to one is found", () => {
    const lines = begunWithout(1, firstFormat);
    const { hash: _, ...entry } = JSON.parse(lines[1] ?? "") as AuditLine;
    const added = linkEntry({ ...entry, role: "administrator" }, entry.previous);
    expect(firstFault(lines.with(1, writeLine(added)))).toMatchObject({
      line: 2,
      fault: "signature_wrong",
    });
  });
});

const anyTrail = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 5 }))
  .map(([entries, every]) => trail(entries, every));

/** A trail and one of its places. */
const anyPlace = anyTrail.chain((lines) =>
  fc.record({ lines: fc.constant(lines), at: fc.integer({ min: 0, max: lines.length - 1 }) }),
);

describe("always found, by its line", () => {
  it("a line with any one character changed", () => {
    const anyChange = fc.record({
      place: anyPlace,
      where: fc.nat(10_000),
      by: fc.string({ unit: "binary-ascii", minLength: 1, maxLength: 1 }),
    });
    fc.assert(
      fc.property(anyChange, ({ place: { lines, at }, where, by }) => {
        const text = lines[at] ?? "";
        const column = where % text.length;
        fc.pre(text[column] !== by);
        const changed = text.slice(0, column) + by + text.slice(column + 1);
        return firstFault(lines.with(at, changed))?.line === at + 1;
      }),
    );
  });

  it("a line that was removed", () => {
    fc.assert(
      fc.property(anyPlace, ({ lines, at }) => {
        const fault = firstFault(lines.toSpliced(at, 1));
        const isLast = at === lines.length - 1;
        return fault?.line === (isLast ? at : at + 1);
      }),
    );
  });

  it("two lines that changed places", () => {
    fc.assert(
      fc.property(anyPlace, fc.nat(20), ({ lines, at }, other) => {
        const to = other % lines.length;
        fc.pre(to !== at);
        const swapped = lines.with(at, lines[to] ?? "").with(to, lines[at] ?? "");
        return firstFault(swapped)?.line === Math.min(at, to) + 1;
      }),
    );
  });

  it("a line that was added, be it a copy or well made", () => {
    fc.assert(
      fc.property(anyPlace, fc.boolean(), ({ lines, at }, isCopy) => {
        const before = readLine(lines[at] ?? "") as AuditLine;
        const what = { actor: "bootstrap", role: "reader", action: "key.made", at: AT };
        const made = linkEntry({ ...what, seq: before.seq + 1 }, before.hash);
        const added = isCopy ? (lines[at] ?? "") : writeLine(made);
        const fault = firstFault(lines.toSpliced(at + 1, 0, added));
        return fault !== undefined && fault.line >= at + 2 && fault.line <= at + 3;
      }),
    );
  });

  it("anything at all, where every hash after it was made again without the key", () => {
    fc.assert(
      fc.property(anyPlace, ({ lines, at }) => {
        fc.pre(at < lines.length - 1);
        return firstFault(relinked(lines.toSpliced(at, 1), at)) !== undefined;
      }),
    );
  });
});
