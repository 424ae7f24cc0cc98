import { Field } from "../ui/field.tsx";

type Fuel = "electricity" | "gas";

interface FuelFieldProps {
  readonly fuel: Fuel;
  readonly choose: (fuel: Fuel) => void;
}

/** What a meter measures. */
export function FuelField({ fuel, choose }: FuelFieldProps) {
  return (
    <Field label="Fuel">
      {(marks) => (
        <select
          {...marks}
          value={fuel}
          onChange={({ target }) => choose(target.value === "gas" ? "gas" : "electricity")}
        >
          <option value="electricity">Electricity</option>
          <option value="gas">Gas</option>
        </select>
      )}
    </Field>
  );
}
