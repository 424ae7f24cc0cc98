import { BenchPage } from "./bench-page.tsx";
import { HelpMenu } from "./help-menu.tsx";
import { Chooser } from "./meters/chooser.tsx";
import { MeterWall } from "./meters/meter-wall.tsx";
import { useMeters } from "./meters/use-meters.ts";
import { Starters } from "./welcome/starters.tsx";

/** The page: a meter with everything around it, or the wall of all meters. */
export function App() {
  const { views, meterId, isReached, refresh } = useMeters();
  return (
    <>
      <header className="bar">
        <h1>
          UTRN Lab <span className="subtitle">Keypad</span>
        </h1>
        {views === undefined || meterId === undefined ? null : (
          <Chooser key={meterId} views={views} meterId={meterId} refresh={refresh} />
        )}
        <HelpMenu />
      </header>
      {views === undefined ? <p className="waiting">Looking for meters …</p> : null}
      {views !== undefined && meterId === undefined ? (
        <MeterWall
          views={views}
          isReached={isReached}
          refresh={refresh}
          starters={(makeOwn) => <Starters makeOwn={makeOwn} />}
        />
      ) : null}
      {meterId === undefined ? null : <BenchPage key={meterId} meterId={meterId} />}
    </>
  );
}
