export { plainHex, plainMarks } from "./as-typed.ts";
export {
  EUI64_PROBLEM,
  parseEui64,
  parseMeterId,
  parseSupplierId,
  readEui64,
} from "./eui64.ts";
export {
  checkBoolean,
  checkInteger,
  checkMembers,
  checkOneOf,
  FieldRangeError,
  FieldTypeError,
  isFieldError,
  isPlainName,
  isRecord,
  renameFields,
} from "./field-error.ts";
