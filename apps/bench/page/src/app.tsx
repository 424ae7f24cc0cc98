import { printCode } from "@utrn-lab/utrn";
import { BenchPage } from "./bench-page.tsx";
import { MeterWall } from "./meters/meter-wall.tsx";
import { goTo, useMeters, WALL } from "./meters/use-meters.ts";

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
          <div className="chooser">
            <label htmlFor="meter">Meter</label>
            <select
              id="meter"
              aria-label="Meter"
              value={meterId}
              onPointerDown={() => void refresh()}
              onChange={({ target }) => {
                goTo(target.value);
                target.blur();
              }}
            >
              {views.some((view) => view.meterId === meterId) ? null : (
                <option value={meterId}>{`${printCode(meterId)} · not on this bench`}</option>
              )}
              {views.map(({ meterId: id, fuel }) => (
                <option key={id} value={id}>
                  {`${printCode(id)} · ${fuel}`}
                </option>
              ))}
            </select>
            <a className="button" href={`#${WALL}`}>
              All meters
            </a>
          </div>
        )}
      </header>
      {views === undefined ? <p className="waiting">Looking for meters …</p> : null}
      {views !== undefined && meterId === undefined ? (
        <MeterWall views={views} isReached={isReached} refresh={refresh} />
      ) : null}
      {meterId === undefined ? null : <BenchPage key={meterId} meterId={meterId} />}
    </>
  );
}
