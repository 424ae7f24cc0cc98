export { parseEui64, parseMeterId, parseSupplierId } from "./eui64.ts";
export {
  checkBoolean,
  checkInteger,
  checkMembers,
  checkOneOf,
  FieldRangeError,
  FieldTypeError,
  isFieldError,
  isRecord,
  renameFields,
} from "./field-error.ts";
