import { readEui64 } from "@utrn-lab/utrn/checks";

/** Words of our addresses: letters, with hyphens and points between them. */
const WORD = /^[A-Za-z]{1,24}([-.][A-Za-z]{1,24}){0,3}$|^v1$/;
/** The names of meters, codes, campaigns and keys: EUI-64 and UUID. */
const NAME = /^[0-9a-f]{16}$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function shown(text: string, pattern: RegExp): string {
  return text === "" || pattern.test(text) || WORD.test(text) ? text : "*";
}

/**
 * An address as it may be logged: whatever in it is no word and no name of ours may be a code or a
 * key that somebody put there, and the values of a query are left out. A meter's id is logged in
 * the one form, however it was printed.
 * @example safeUrl("/v1/codes/73946144332040217315?key=k") // "/v1/codes/*?key=*"
 */
export function safeUrl(url: string): string {
  const [path = "", ...queries] = url.split("?");
  const names = path.split("/").map((each) => readEui64(each) ?? shown(each, NAME));
  const query = queries.join("?").split("&");
  if (queries.length === 0) return names.join("/");
  const members = query.map((each) => `${shown(each.split("=", 1)[0] ?? "", WORD)}=*`);
  return `${names.join("/")}?${members.join("&")}`;
}
