const CLICK_SECONDS = 0.03;
const TONES_HERTZ = { key: 1_900, held: 1_250 } as const;
const LOUDNESS = 0.12;
/** How loud it still is at its end, as a share of its beginning. */
const END_SHARE = 0.01;

let context: AudioContext | undefined;

/** A short tone that dies away, made here, so that no sound has to be fetched. */
function toneOf(hertz: number, sampleRate: number): AudioBuffer {
  const length = Math.round(CLICK_SECONDS * sampleRate);
  const tone = new AudioBuffer({ length, sampleRate });
  const samples = tone.getChannelData(0);
  samples.forEach((_, at) => {
    const isHigh = ((at * hertz) / sampleRate) % 1 < 0.5;
    samples[at] = (isHigh ? LOUDNESS : -LOUDNESS) * END_SHARE ** (at / length);
  });
  return tone;
}

/**
 * The click of a key. It has no times of its own: a browser that comes late to it plays it whole.
 */
export function click(kind: keyof typeof TONES_HERTZ): void {
  context ??= new AudioContext();
  const buffer = toneOf(TONES_HERTZ[kind], context.sampleRate);
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(context.destination);
  source.start();
}
