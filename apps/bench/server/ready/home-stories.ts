import {
  HOUR,
  keyed,
  keys,
  load,
  MIDNIGHT,
  pressed,
  type Script,
  START,
  time,
  told,
} from "./script.ts";

const MINUTE = 60;
const PPMID = "00db12345e0000aa";
const INSTALL_CODE = "83fed3407a939723a5c639b26916d505";

const SNOW_STORM: Script = {
  name: "story-snow-storm",
  title: "Snow storm: nobody is cut off",
  description:
    "The mast is down, and no engineer gets through. One code keeps a home on for 48 hours.",
  settings: { meterBalance: 100_000 },
  acts: (issue) => [
    ...told("Mrs Hill has one pound left. She turns the supply on with B.", keys("B")),
    ...told("It snows. The heating takes two kilowatts.", load(2_000)),
    ...told(
      "The operator reads her a code by telephone: nobody is to be cut off for 48 hours.",
      keyed(
        issue(1, [{ type: "suspend_disconnection", hours: 48 }]),
        START + 10 * MINUTE,
        "applied",
      ),
    ),
    ...told(
      "Key 6 says that she is protected, and pressed again until when.",
      keys("6", START + 11 * MINUTE),
      keys("6", START + 11 * MINUTE + 2),
    ),
    ...told(
      "At five in the afternoon the pound is long used up, and the supply is still on.",
      time(START + 5 * HOUR),
    ),
    ...told(
      "The next day the shop is open again. She tops up 20 pounds.",
      keyed(issue(2, [{ type: "top_up", amountPence: 2_000 }]), START + 24 * HOUR, "applied"),
    ),
    ...told("An hour later she is in credit again.", time(START + 25 * HOUR)),
  ],
};

const TENANCY: Script = {
  name: "story-change-of-tenancy",
  title: "A new tenant moves in",
  description: "The last tenant's credit and debts go, and so does the code that was left unused.",
  settings: { meterBalance: 1_234_000, debt: { time_1: 500_000 } },
  acts: (issue) => {
    const unused = issue(1, [{ type: "top_up", amountPence: 1_000 }]);
    return [
      ...told("The last tenant leaves credit and a debt behind. Key 3 shows the debt.", keys("3")),
      ...told(
        "The agent keys the operator's code for a change of tenancy.",
        keyed(
          issue(2, [{ type: "revert_to_defaults", parts: ["balances", "debts", "han"] }]),
          START + MINUTE,
          "applied",
        ),
      ),
      ...told("Key 1: the balance is nought.", keys("1", START + 3 * MINUTE)),
      ...told(
        "A slip of paper in the drawer has a code of the last tenant's. The meter refuses it.",
        keyed(unused, START + 5 * MINUTE, "too_old"),
      ),
      ...told(
        "The new tenant tops up 15 pounds.",
        keyed(issue(3, [{ type: "top_up", amountPence: 1_500 }]), START + 10 * MINUTE, "applied"),
      ),
      ...told("B turns the supply on.", keys("B", START + 11 * MINUTE)),
    ];
  },
};

const EMERGENCY: Script = {
  name: "story-emergency-credit",
  title: "The light goes out: emergency credit",
  description: "Credit ends in the afternoon. Emergency credit bridges it, and a top-up repays it.",
  settings: { meterBalance: 50_000 },
  acts: (issue) => {
    const out = START + 2 * HOUR;
    return [
      ...told("Fifty pence are left. B turns the supply on.", keys("B")),
      ...told("Washing machine and kettle take two kilowatts.", load(2_000)),
      ...told("After an hour the credit is used up, and the light goes out.", time(out)),
      ...told("Key 7 shows what is offered: ten pounds.", keys("7", out + MINUTE)),
      ...told("B held takes them.", keys("b", out + MINUTE + 3)),
      ...told("B once more: the light is on.", keys("B", out + MINUTE + 6)),
      ...told("An hour later she switches everything off.", load(0, out + HOUR + MINUTE + 6)),
      ...told("Key 2 shows what is left of the ten pounds.", keys("2", out + 2 * HOUR)),
      ...told(
        "In the evening she tops up ten pounds: first what was used is repaid.",
        keyed(issue(1, [{ type: "top_up", amountPence: 1_000 }]), out + 4 * HOUR, "applied"),
      ),
    ];
  },
};

const WAN_BACK: Script = {
  name: "story-wan-back",
  title: "The WAN comes back",
  description: "For weeks the meter could tell nobody anything. Its alerts have waited.",
  settings: { meterBalance: 250_000 },
  acts: (issue) => [
    ...told("The mast is down. The meter is on its own.", {
      event: { type: "wan", up: false },
    }),
    ...told("B turns the supply on, three kilowatts are used.", keys("B"), load(3_000)),
    ...told(
      "Within the hour credit is low, and emergency credit is offered: two alerts wait.",
      load(0, START + HOUR),
    ),
    ...told(
      "A top-up of ten pounds by code. A third alert waits.",
      keyed(issue(1, [{ type: "top_up", amountPence: 1_000 }]), START + HOUR + MINUTE, "applied"),
    ),
    ...told("The mast is mended: all three alerts leave, and the operator sees the top-up.", {
      at: START + 2 * HOUR,
      event: { type: "wan", up: true },
    }),
    ...told("Key 8 shows the home network; nothing else has changed.", keys("8", START + 3 * HOUR)),
  ],
};

const PPMID_ONLY: Script = {
  name: "story-ppmid-only",
  title: "The meter is out of reach: PPMID only",
  description: "The meter hangs in a locked cupboard. A display in the kitchen takes its place.",
  installCodes: { [PPMID]: INSTALL_CODE },
  acts: (issue) => {
    const topUp = issue(2, [{ type: "top_up", amountPence: 1_000 }]);
    const atPpmid = (digits: string, at: number, expected: "applied" | "duplicate") => ({
      at,
      event: { type: "code", code: digits, via: "ppmid" } as const,
      expected,
    });
    return [
      ...told(
        "The landlord unlocks the cupboard once and keys a code that opens the home network.",
        keyed(issue(1, [{ type: "open_han", device: "ppmid", minutes: 30 }]), START, "applied"),
      ),
      ...told("The display in the kitchen joins with the code from its back.", {
        at: START + 2 * MINUTE,
        event: { type: "han_join", eui: PPMID, kind: "ppmid", installCode: INSTALL_CODE },
      }),
      ...told(
        "From now on the kitchen will do. Ten pounds are topped up there.",
        atPpmid(topUp, START + HOUR, "applied"),
      ),
      ...told("The supply is turned on there, too.", {
        at: START + HOUR + MINUTE,
        event: { type: "action", action: "enable_supply", via: "ppmid" },
      }),
      ...told(
        "Was it sent? The same code again: the display says so, and nothing changes.",
        atPpmid(topUp, START + HOUR + 2 * MINUTE, "duplicate"),
      ),
    ];
  },
};

const POWER_CUT: Script = {
  name: "story-power-cut",
  title: "A power cut in the middle of a code",
  description: "The digits keyed until then are gone, and the code is as good as before.",
  acts: (issue) => {
    const digits = issue(1, [{ type: "top_up", amountPence: 1_000 }]);
    return [
      ...told("Eleven digits are keyed ...", pressed(`A${digits.slice(0, 11)}`, START)),
      ...told("... when the power goes.", {
        at: START + 8,
        event: { type: "power", on: false },
      }),
      ...told("The rest of the digits go nowhere.", pressed(digits.slice(11), START + 10)),
      ...told("The power is back. The display begins at the beginning.", {
        at: START + 5 * MINUTE,
        event: { type: "power", on: true },
      }),
      ...told(
        "All of the code once more: it counts.",
        keyed(digits, START + 6 * MINUTE, "applied"),
      ),
      ...told("B turns the supply on.", keys("B", START + 7 * MINUTE)),
      ...told("At midnight the standing charge is taken.", time(MIDNIGHT)),
    ];
  },
};

/** Stories of homes: weather, tenants, power and the WAN. */
export const HOME_STORIES: readonly Script[] = [
  SNOW_STORM,
  TENANCY,
  EMERGENCY,
  WAN_BACK,
  PPMID_ONLY,
  POWER_CUT,
];
