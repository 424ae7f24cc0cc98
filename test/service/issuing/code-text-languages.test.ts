import { type CodeToTell, codeText } from "@utrn-lab/supplier-service";
import fc from "fast-check";
import { expect, test } from "vitest";
import { languageFrom } from "../../../apps/supplier-service/src/telling/language.ts";
import english from "../../../apps/supplier-service/src/telling/languages/en.json" with {
  type: "json",
};
import { LANGUAGE_TAGS, languageOf } from "../../../apps/supplier-service/src/telling/languages.ts";
import { segmentsOf } from "../../../apps/supplier-service/src/telling/segments.ts";
import { FACES, TELLING_CHANNELS } from "../../../apps/supplier-service/src/telling/wording.ts";
import { anyCommand } from "../../support/commands.ts";

test("each file in the folder is a language: English and Welsh are there", () => {
  expect(LANGUAGE_TAGS).toEqual(["cy", "en"]);
});

test("every command is always told, by each channel, for each face and in each language", () => {
  const fuels = ["electricity", "gas"] as const;
  fc.assert(
    fc.property(anyCommand, fc.constantFrom(...fuels), (command, fuel) => {
      const commands = [command];
      const told: CodeToTell = {
        code: "7".repeat(20),
        commands,
        meterId: "00db1234567890a0",
        fuel,
      };
      const words = { electricity: ["electricity", "trydan"], gas: ["gas", "nwy"] }[fuel];
      const texts = LANGUAGE_TAGS.flatMap((language) =>
        FACES.flatMap((face) =>
          TELLING_CHANNELS.map((channel) => codeText(told, { channel, face, language })),
        ),
      );
      return texts.every(
        (text) => words.some((word) => text.includes(word)) && !/[{}]|undefined|NaN/.test(text),
      );
    }),
    { numRuns: 50 },
  );
});

const CHANGED: readonly (readonly [string, object, string])[] = [
  ["a message too few", { top_up: undefined }, "xx.json has other messages than en"],
  ["a message too many", { top_down: "Down." }, "xx.json has other messages than en"],
  ["no gap for an amount", { top_up: "Pays into your {energy} meter." }, "xx.json, top_up:"],
  ["a gap of its own", { top_up: "{amount} {energy} {debts}" }, "xx.json, top_up:"],
  [
    "no words for two keys",
    { sms_how: "{face, select, ppmid {Send it.} other {Type it.}}" },
    "xx.json, sms_how: chooses by face: other, ppmid, and should by face: other, ppmid, two",
  ],
];

test.each(CHANGED)("a language with %s is not one", (_, changed, why) => {
  const texts = JSON.parse(JSON.stringify({ ...english, ...changed }));
  expect(() => languageFrom("xx", texts)).toThrow(why);
});

test.each(LANGUAGE_TAGS)("%s has a word for each of the ten digits", (tag) => {
  expect(languageOf(tag).say("digits").split(" ")).toHaveLength(10);
});

test("Welsh has its own plurals: 1 bunt, 2 bunt, 3 punt, 6 phunt", () => {
  const { say } = languageOf("cy");
  const said = [1, 2, 3, 4, 6, 10].map((pounds) => say("spoken_pounds", { pounds }));
  expect(said).toEqual(["1 bunt", "2 bunt", "3 punt", "4 punt", "6 phunt", "10 punt"]);
});

test("a code of two pounds for two keys, in Welsh, as a letter", () => {
  const told: CodeToTell = {
    code: "73946144332040217315",
    commands: [{ type: "top_up", amountPence: 200 }],
    meterId: "00db1234567890a0",
    fuel: "electricity",
  };
  const letter = codeText(told, { channel: "letter", face: "two", language: "cy" });
  expect(letter.split("\n").slice(0, 14)).toEqual([
    "Cod ar gyfer eich mesurydd trydan 00-DB-12-34-56-78-90-A0",
    "Mae'r rhif hwn wedi'i argraffu ar y mesurydd. Nid yw'r cod yn gweithio ar unrhyw fesurydd " +
      "arall.",
    "",
    "    7394 6144 3320 4021 7315",
    "",
    "Beth mae'n ei wneud",
    "Mae'n talu £2.00 i'ch mesurydd trydan; telir dyledion sy'n ddyledus ohono yn gyntaf.",
    "",
    "Pryd i'w deipio",
    "Teipiwch ef cyn gynted ag y gallwch.",
    "",
    "Sut i'w deipio",
    "1. Daliwch B ar y mesurydd nes bod y sgrin yn gofyn am y cod.",
    "2. Ar gyfer pob un o'r 20 digid, pwyswch A nes bod y sgrin yn ei ddangos, yna pwyswch B. " +
      "I dynnu'r digid olaf yn ôl, daliwch A.",
  ]);
});

test.each([
  ["160 characters of the basic alphabet", "£".repeat(160), 1],
  ["161 of them", "a".repeat(161), 2],
  ["306 of them", "a".repeat(306), 2],
  ["307 of them", "a".repeat(307), 3],
  ["80 that take two places", "€".repeat(80), 1],
  ["81 that take two places", "€".repeat(81), 2],
  ["70 characters, one of another alphabet", `ŵ${"a".repeat(69)}`, 1],
  ["71 of them", `ŵ${"a".repeat(70)}`, 2],
])("%s are sent as so many messages", (_, text, segments) => {
  expect(segmentsOf(text)).toBe(segments);
});

test("a text message is always of seven bits a character, in Welsh too", () => {
  const languages = fc.constantFrom(...LANGUAGE_TAGS);
  const faces = fc.constantFrom(...FACES);
  fc.assert(
    fc.property(anyCommand, languages, faces, (command, language, face) => {
      const commands = [command];
      const told: CodeToTell = {
        code: "7".repeat(60),
        commands,
        meterId: "00db1234567890a0",
        fuel: "gas",
      };
      const text = codeText(told, { channel: "sms", face, language });
      return segmentsOf(text) === Math.ceil(text.length / 153);
    }),
    { numRuns: 50 },
  );
});
