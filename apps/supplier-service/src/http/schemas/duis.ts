import { COMMAND_TYPES } from "@utrn-lab/utrn/commands";
import { Type } from "typebox";
import { CodeId, Eui64, exactly, orNull } from "./common.ts";

const SERVICE_REQUEST = {
  serviceReference: Type.String({ examples: ["1.2"] }),
  serviceReferenceVariant: Type.String({ examples: ["1.2.1"] }),
  element: Type.String({
    description: "The element of its body.",
    examples: ["UpdatePricePrimaryElement"],
  }),
};

const ServiceRequest = Type.Object(SERVICE_REQUEST, {
  ...exactly,
  title: "ServiceRequest",
  description: "A service request of the DCC User Interface Specification.",
});

const printed = (example: string) =>
  Type.String({
    pattern: "^([0-9A-F]{2}-){7}[0-9A-F]{2}$",
    description: "An EUI-64 as DUIS has it.",
    examples: [example],
  });

const TopUpRequest = Type.Object(
  {
    ...SERVICE_REQUEST,
    commandVariant: Type.Literal(1, { description: "Not critical, sent over the WAN." }),
    businessOriginatorId: printed("90-B3-D5-1F-30-01-00-00"),
    businessTargetId: printed("00-DB-12-34-56-78-90-A0"),
    originatorCounter: Type.String({
      pattern: "^[0-9]{10,20}$",
      description: "64 bits, decimal: the UTRN counter in the upper half, and zero.",
      examples: ["12884901888"],
    }),
    requestId: Type.String({
      examples: ["90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:12884901888"],
    }),
    utrn: Type.String({ pattern: "^[0-9]{20}$", description: "The digits of the code." }),
    xml: Type.String({ description: "The request, to be signed." }),
  },
  {
    ...exactly,
    title: "TopUpRequest",
    description: "Service request 2.2, Top Up Device: the same digits, sent over the WAN.",
  },
);

export const CodeDuis = Type.Object(
  {
    codeId: CodeId,
    meterId: Eui64,
    topUp: orNull(TopUpRequest),
    commands: Type.Array(
      Type.Object(
        {
          type: Type.Enum([...COMMAND_TYPES]),
          serviceRequests: Type.Array(ServiceRequest, {
            description: "In the order in which they are sent.",
          }),
        },
        exactly,
      ),
      { description: "For each command of the code, what does the same over the WAN." },
    ),
  },
  {
    ...exactly,
    title: "CodeDuis",
    description: "A code in the terms of the DCC User Interface Specification (DUIS).",
  },
);
