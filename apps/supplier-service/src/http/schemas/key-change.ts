import { GivenEui64 } from "@utrn-lab/http-host";
import { Type } from "typebox";
import { CodeId, CommandPublicKey, Eui64, exactly, PublicKeyHex } from "./common.ts";

export const SupplierKeyId = Type.String({
  pattern: "^[0-9a-f]{16}$",
  description: "The name of a supplier's key, from a hash of it.",
  examples: ["3b1f0c5d9a7e4281"],
});

export const SupplierKeys = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          keyId: SupplierKeyId,
          publicKey: PublicKeyHex,
          commandPublicKey: CommandPublicKey,
          isCurrent: Type.Boolean({ description: "Whether meters are commissioned with it now." }),
          meters: Type.Integer({ minimum: 0, description: "How many meters know it." }),
        },
        { title: "SupplierKey" },
      ),
    ),
  },
  { title: "SupplierKeys", description: "The supplier's keys, the present one first." },
);

export const KeyChangeBody = Type.Object(
  { meterIds: Type.Array(GivenEui64, { minItems: 1, maxItems: 1_000, uniqueItems: true }) },
  exactly,
);

export const ChangedKeys = Type.Object(
  {
    changed: Type.Array(
      Type.Object({
        meterId: Eui64,
        floor: Type.Integer({
          minimum: 0,
          maximum: 4_294_967_295,
          description: "The floor to commission the meter with: its last counter.",
        }),
        deadCodeIds: Type.Array(CodeId, {
          description:
            "Its codes that could still be typed: they are `superseded` now. Issue again what " +
            "was paid for.",
        }),
      }),
      { description: "Meters that are under the present key from now on." },
    ),
    unchanged: Type.Array(Eui64, { description: "Those that were already." }),
    unknown: Type.Array(Eui64, { description: "Those that nobody registered." }),
  },
  { title: "ChangedKeys", description: "What became of each of the meters." },
);
