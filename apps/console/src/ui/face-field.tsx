import { Segments } from "@utrn-lab/page-parts";

const FACES = [
  ["twelve", "Twelve keys"],
  ["two", "Two keys"],
  ["ppmid", "Prepayment display"],
] as const;

/** What the customer types a code at. */
export type Face = (typeof FACES)[number][0];

interface FaceFieldProps {
  readonly face: Face;
  readonly choose: (face: Face) => void;
}

/** For which keys a text says how a code is typed. */
export function FaceField({ face, choose }: FaceFieldProps) {
  const change = (value: string) => {
    const chosen = FACES.find(([name]) => name === value);
    if (chosen !== undefined) choose(chosen[0]);
  };
  return <Segments label="Typed at" options={FACES} chosen={face} choose={change} />;
}
