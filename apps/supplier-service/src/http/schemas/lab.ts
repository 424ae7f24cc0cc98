import { Type } from "typebox";
import { LAB_RATE_MAX, LAB_TIME_MAX, LAB_TIME_MIN } from "../../rules/lab-time.ts";
import { exactly } from "./common.ts";

const LabSeconds = Type.Integer({
  minimum: LAB_TIME_MIN,
  maximum: LAB_TIME_MAX,
  description: "Seconds since the Unix epoch, as the bench has them.",
  examples: [1_803_297_600],
});

const Offset = Type.Integer({
  minimum: -LAB_TIME_MAX,
  maximum: LAB_TIME_MAX,
  description: "How far the clock is ahead of the real time; negative: behind.",
  examples: [7_776_000],
});

const Rate = Type.Number({
  minimum: 0,
  maximum: LAB_RATE_MAX,
  description: "Seconds a real second; 0: the clock stands.",
  examples: [3_600],
});

export const LabClockBody = Type.Object(
  {
    time: Type.Optional(LabSeconds),
    offsetSeconds: Type.Optional(Offset),
    rate: Type.Optional(Rate),
  },
  { ...exactly, minProperties: 1, maxProperties: 1, examples: [{ offsetSeconds: 7_776_000 }] },
);

export const LabClockView = Type.Object(
  { time: LabSeconds, offsetSeconds: Offset, rate: Rate },
  { title: "LabClock", description: "The clock of a lab." },
);
