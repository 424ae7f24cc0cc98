/** What a thread of the pool does with a block. */
export { runBlock as default } from "./block.ts";
