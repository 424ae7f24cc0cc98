const CLICK_SECONDS = 0.03;
const TONES_HERTZ = { key: 1_900, held: 1_250 } as const;
const LOUDNESS = 0.12;

let context: AudioContext | undefined;

/** The click of a key: a short tone, made here, so that no sound has to be fetched. */
export function click(kind: keyof typeof TONES_HERTZ): void {
  context ??= new AudioContext();
  const start = context.currentTime;
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.type = "square";
  tone.frequency.value = TONES_HERTZ[kind];
  volume.gain.setValueAtTime(LOUDNESS, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + CLICK_SECONDS);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + CLICK_SECONDS);
}
