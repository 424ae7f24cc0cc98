export { dateText } from "./commands/command-text.ts";
export { balanceText } from "./confirmation/proof-words.ts";
