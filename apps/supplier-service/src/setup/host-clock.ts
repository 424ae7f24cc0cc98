import { StartError } from "@utrn-lab/http-host";
import { DAY_MAX, dayOfTime } from "@utrn-lab/utrn/rules";

/**
 * Refuses a clock that cannot be right: codes and confirmations say no day before 2000-01-02 or
 * after 2044-11-08, and what is stored under a wrong time stays.
 * @param nowSeconds - what the clock says, seconds since the Unix epoch.
 * @throws StartError with the year that it says.
 */
export function refuseWrongClock(nowSeconds: number): void {
  const day = dayOfTime(nowSeconds);
  if (day >= 1 && day <= DAY_MAX) return;
  const year = new Date(nowSeconds * 1_000).getUTCFullYear();
  throw new StartError(
    `The clock of this machine says ${year}, and codes know the years 2000 to 2044: set it.`,
  );
}
