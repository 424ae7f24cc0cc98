/** Orders tried for each law of order; a soak of ORDERS=20000 tries more than 100,000 in all. */
export const ORDERS: number = Number(process.env.ORDERS ?? "500");
/** Orders tried of each pile of codes. */
export const ORDERS_EACH = 5;
export const TIMEOUT_MS: number = 120_000 + 30 * ORDERS;
