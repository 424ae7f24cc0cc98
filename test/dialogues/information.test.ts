import { describe, expect, it } from "vitest";
import { commission, happen } from "../scenarios/language/bench.ts";
import { NOON, readStatus, startDialogue, topUp } from "./dialogue.ts";

describe("key 0, the status code", () => {
  it("is shown for the supplier, and pressed again steps on", () => {
    const { press, pages, bench } = startDialogue({ meterBalance: 123_456 });
    expect(press("0")).toBe("Status code|for supplier:");
    const [, code = ""] = pages(2);
    expect(code).toMatch(/^[0-9]{4} [0-9]{4} [0-9]{4}\|[0-9]{4} [0-9]{4}$/);
    expect(readStatus(bench, code)).toEqual({
      ok: true,
      date: "2026-10-01",
      kind: "status",
      utrnCounter: 0,
      supply: "armed",
      mode: "prepayment",
      emergencyCreditActive: false,
      // £1.23456 are £1.23: never more than there is.
      balancePence: 123,
    });
    expect(press("0")).toBe("Status code|for supplier:");
    expect(press("0")).toBe(code);
  });

  it("there is none without a supplier", () => {
    expect(startDialogue({}, { hasSupplier: false }).press("0")).toBe(
      "No supplier yet|No status code",
    );
  });
});

describe("key 1, the balance", () => {
  it("is rounded down", () => {
    expect(startDialogue({ meterBalance: 123_999 }).press("1")).toBe("Balance|£1.23");
    expect(startDialogue({ meterBalance: -1 }).press("1")).toBe("Balance|-£0.01");
  });

  it("tells what charges the next top-up repays first", () => {
    const { press, pages } = startDialogue({ meterBalance: 0, accumulatedDebt: 53_351 });
    press("1");
    // 53.351p are owed: 54p, never rounded down.
    expect(pages(2)).toEqual(["Balance|£0.00", "Charges to repay|£0.54"]);
  });

  it("is told afresh when pressed again", () => {
    const { press, bench, issue } = startDialogue({ meterBalance: 100_000 }, { hasPpmid: true });
    expect(press("1")).toBe("Balance|£1.00");
    happen<"code">(bench, { type: "code", code: issue(1, [topUp(500)]), via: "ppmid" });
    expect(press("1")).toBe("Balance|£6.00");
  });

  it("stays for a minute", () => {
    const { press, wait } = startDialogue({ meterBalance: 100_000 });
    press("1");
    expect(wait(59)).toBe("Balance|£1.00");
    expect(wait(1)).toBe("Bal. £1.00|B: supply on");
  });
});

describe("key 2, emergency credit", () => {
  it("is offered", () => {
    expect(startDialogue().press("2")).toBe("Emergency: key 7|£10.00 ready");
  });

  it("is on, and nothing used", () => {
    const { press } = startDialogue();
    press("7b");
    expect(press("2")).toBe("Emergency on|£10.00 left");
  });

  it("is on, and partly used", () => {
    const emergencyCredit = { active: true, used: 123_456 };
    const { press, pages } = startDialogue({ emergencyCredit });
    press("2");
    // £10 - £1.23456 are £8.76 and more; £1.24 are owed.
    expect(pages(2)).toEqual(["Emergency on|£8.76 left", "Emergency used|£1.24"]);
  });

  it("is not needed with enough credit", () => {
    expect(startDialogue({ meterBalance: 500_000 }).press("2")).toBe(
      "Emergency credit|at £2.00 or less",
    );
    const high = { meterBalance: 2_000_000_000, emergencyCredit: { threshold: 1_000_000_000 } };
    expect(startDialogue(high).press("2")).toBe("Emergency credit|from £10000.00");
  });

  it("is not needed in credit mode", () => {
    expect(startDialogue({ mode: "credit" }).press("2")).toBe("Emergency credit|not needed");
  });

  it("is not available without a limit", () => {
    expect(startDialogue({ emergencyCredit: { limit: 0 } }).press("2")).toBe(
      "Emergency credit|not available",
    );
  });
});

describe("key 3, debts", () => {
  it("none", () => {
    const { press } = startDialogue();
    expect(press("3")).toBe("Debts in all|£0.00");
    expect(press("3")).toBe("Debts in all|£0.00");
  });

  it("each with how it is repaid", () => {
    const { press, pages } = startDialogue({
      debt: { time_1: 1_200_000, time_2: 100_000, payment: 4_500_001 },
      accumulatedDebt: 50_000,
      timeDebtRecovery: {
        time_1: { rate: 30_000, period: "daily" },
        time_2: { rate: 1_500, period: "hourly" },
      },
      paymentDebtRecovery: { percent: 30, weeklyCapPounds: 5 },
    });
    press("3");
    // £12 + £1 + £45.00001 + £0.50.
    expect(pages(7)).toEqual([
      "Debts in all|£58.51",
      "Debt1 £12.00|30p a day",
      "Debt2 £1.00|1.5p an hour",
      "Debt3|£45.01",
      "by 30% of|each top-up",
      "at most a week|£5.00",
      "Charges to repay|£0.50",
    ]);
  });

  it("a debt that nothing repays, and a rate without a debt", () => {
    const { press, pages } = startDialogue({
      debt: { time_1: 100_000, payment: 100_000, time_2: 0 },
      timeDebtRecovery: {
        time_2: { rate: 1_000, period: "daily" },
        time_1: { rate: 0, period: "daily" },
      },
    });
    press("3");
    expect(pages(4)).toEqual([
      "Debts in all|£2.00",
      "Debt1 £1.00|",
      "Debt2 £0.00|1p a day",
      "Debt3|£1.00",
    ]);
  });

  it("a recovery from top-ups that waits for a debt", () => {
    const { press, pages } = startDialogue({
      paymentDebtRecovery: { percent: 10, weeklyCapPounds: 1 },
    });
    press("3");
    expect(pages(2)).toEqual(["Debts in all|£0.00", "Debt3|£0.00"]);
  });
});

describe("key 4, the last codes", () => {
  it("totals, and the last five from the latest, with their last four digits", () => {
    const { press, pages, issue, wait, display, bench } = startDialogue();
    for (const counter of [1, 2, 3, 4, 5]) {
      press(`A${issue(counter, [topUp(100)])}B`);
      wait(60);
    }
    press(`A${issue(5, [topUp(100)])}B`);
    press("4");
    const [totals, latest = "", second = "", , , fifth = ""] = pages(6);
    expect(totals).toBe("Accepted 5|Refused 1");
    expect(latest).toBe(`..${issue(5, [topUp(100)]).slice(16)} refused|01 Oct 12:05 UTC`);
    expect(second).toBe(`..${issue(5, [topUp(100)]).slice(16)} accepted|01 Oct 12:04 UTC`);
    expect(fifth).toBe(`..${issue(2, [topUp(100)]).slice(16)} accepted|01 Oct 12:01 UTC`);
    // Then the confirmation codes of the last five applied, from the latest.
    expect(wait(4)).toBe(`Tell supplier|of code ..${issue(5, [topUp(100)]).slice(16)}`);
    for (const utrnCounter of [5, 4, 3, 2, 1]) {
      const code = wait(4);
      expect(wait(4)).toBe(code);
      const day = { ...bench, meter: { ...bench.meter, timeSeconds: NOON } };
      expect(readStatus(day, code)).toMatchObject({ kind: "applied", utrnCounter });
      press("4");
    }
    expect(display()).toBe("Accepted 5|Refused 1");
  });

  it("of one applied code and another refused, the code is behind them all", () => {
    const { key, press, pages, bench } = startDialogue();
    key(3, topUp(100));
    press("A1B");
    press("4");
    const told = pages(5);
    expect(told.slice(1, 3)).toEqual(["..1 refused|01 Oct 12:00 UTC", expect.anything()]);
    expect(readStatus(bench, told[4] ?? "")).toMatchObject({ kind: "applied", utrnCounter: 3 });
  });

  it("keeps the confirmation codes of five applied codes, though twenty were refused since", () => {
    const { key, press, confirmation, bench } = startDialogue();
    key(3, topUp(100));
    for (let times = 0; times < 20; times += 1) press("A1B");
    expect(readStatus(bench, confirmation())).toMatchObject({ kind: "applied", utrnCounter: 3 });
  });
});

describe("key 5, prices", () => {
  it("one rate", () => {
    const { press, pages } = startDialogue();
    press("5");
    expect(pages(2)).toEqual(["Price per kWh|24.5p", "Daily charge|53.35p"]);
  });

  it("two rates, and the next prices with their date", () => {
    const rate2 = { rate2Millipence: 12_001, rate2Start: "00:30", rate2End: "07:30" };
    const { press, pages } = startDialogue({
      tariff: { unitRateMillipence: 30_000, standingChargeMillipence: 60_000, ...rate2 },
      nextTariff: {
        startDate: "2027-01-01",
        unitRateMillipence: 31_000,
        standingChargeMillipence: 61_000,
      },
    });
    press("5");
    expect(pages(6)).toEqual([
      "Rate 1 per kWh|30p",
      "Rate 2 12.001p|00:30-07:30 UTC",
      "Daily charge|60p",
      "Next prices from|01 Jan 27 (UTC)",
      "Price per kWh|31p",
      "Daily charge|61p",
    ]);
  });
});

describe("key 6, protection", () => {
  it("none", () => {
    expect(startDialogue().press("6")).toBe("Supply not|protected now");
  });

  it("a suspension, windows and dates", () => {
    const { press, pages } = startDialogue({
      nonDisconnect: {
        calendar: [
          { days: ["mon", "tue", "wed", "thu", "fri", "sat"], start: "16:00", end: "10:00" },
          { days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], start: "00:00", end: "06:00" },
        ],
        periods: [{ from: "2026-12-25", days: 1 }],
        suspendedUntil: 1_790_935_200,
      },
    });
    press("6");
    expect(pages(5)).toEqual([
      "Supply protected|now",
      // 1,790,935,200 is 79,200 s after noon: 10:00 on the day after.
      "Kept on until|02 Oct 10:00 UTC",
      "MoTuWeThFrSa|16:00-10:00 UTC",
      "Every day|00:00-06:00 UTC",
      "Safe day (UTC)|25 Dec 26",
    ]);
  });
});

describe("key 8, the home network", () => {
  it("closed, and no device", () => {
    expect(startDialogue().press("8")).toBe("Home network|closed");
  });

  it("open, with the minutes left and the devices known", () => {
    const { press, pages, key, bench, wait } = startDialogue();
    key(1, { type: "open_han", device: "ppmid", minutes: 30 });
    bench.meter = {
      ...bench.meter,
      han: {
        ...bench.meter.han,
        devices: [
          {
            eui: "00db1234567890b1",
            kind: "ppmid",
            state: "removed",
            sinceSeconds: bench.meter.timeSeconds,
            needsWindow: false,
          },
          {
            eui: "00db1234567890b2",
            kind: "cad",
            state: "joined",
            sinceSeconds: bench.meter.timeSeconds,
            needsWindow: false,
          },
        ],
      },
    };
    wait(61);
    press("8");
    // 28 minutes and 59 seconds are left.
    expect(pages(4)).toEqual([
      "Home network|open 29 min",
      "Open for|PPMID",
      "PPMID removed|00db1234567890b1",
      "CAD joined|00db1234567890b2",
    ]);
  });

  it("closed again at its end", () => {
    const { press, key, wait } = startDialogue();
    key(1, { type: "open_han", device: "any", minutes: 1 });
    wait(60);
    expect(press("8")).toBe("Home network|closed");
  });
});

describe("key 9, readings", () => {
  it("one rate, rounded down as a register does", () => {
    const { press, bench, wait } = startDialogue({ meterBalance: 1_000_000 });
    press("B");
    happen<"load">(bench, { type: "load", watts: 1_000 });
    // 3,599 s of 1 kW are 999.7 Wh.
    wait(3_599);
    expect(press("9")).toBe("Reading|0.999kWh");
  });

  it("two rates, and a rate 2 that is no more", () => {
    const rate2 = { rate2Millipence: 10_000, rate2Start: "12:30", rate2End: "13:00" };
    const tariff = { unitRateMillipence: 20_000, standingChargeMillipence: 0, ...rate2 };
    const { press, pages, bench, wait, key } = startDialogue({ meterBalance: 1_000_000, tariff });
    press("B");
    happen<"load">(bench, { type: "load", watts: 2_000 });
    // Half an hour of 2 kW at each rate.
    wait(3_600);
    const told = ["Reading|2.000kWh", "Reading rate 1|1.000kWh", "Reading rate 2|1.000kWh"];
    press("9");
    happen<"load">(bench, { type: "load", watts: 0 });
    expect(pages(3)).toEqual(told);
    key(1, {
      type: "change_price",
      unitRateMillipence: 1,
      standingChargeMillipence: 0,
      startDate: null,
    });
    press("9");
    expect(pages(3)).toEqual(told);
  });
});

describe("the display at rest", () => {
  it("credit mode in use shows the balance alone", () => {
    const { press, wait } = startDialogue({ mode: "credit", meterBalance: -500_000 });
    press("B");
    expect(wait(60)).toBe("Bal. -£5.00|");
  });

  it("emergency credit in use, and offered while the supply is on", () => {
    const { press, wait } = startDialogue({ meterBalance: 100_000 });
    press("B");
    expect(wait(60)).toBe("Bal. £1.00|7: emergency");
    press("7b");
    expect(wait(60)).toBe("Bal. £1.00|Emergency on");
  });

  it("supply off without an offer", () => {
    expect(startDialogue({ emergencyCredit: { limit: 0 } }).display()).toBe(
      "Bal. £0.00|Supply off",
    );
  });

  it("a change of supplier is no matter of the display", () => {
    const { bench, display } = startDialogue({ meterBalance: 100_000 });
    commission(bench, "two", 0);
    expect(display()).toBe("Bal. £1.00|B: supply on");
  });
});
