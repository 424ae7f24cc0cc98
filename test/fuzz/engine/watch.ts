/** The longest input that a watcher sees whole, in bytes. */
const BYTES_MAX = 1 << 20;

/** Memory in which a thread says what it is trying, for one that watches it. */
export function newWatched(): SharedArrayBuffer {
  return new SharedArrayBuffer(8 + BYTES_MAX);
}

/** For the thread that tries: says what it tries now. */
export function tellTo(watched: SharedArrayBuffer): (input: string) => void {
  const head = new Int32Array(watched, 0, 2);
  const bytes = Buffer.from(watched, 8);
  return (input) => {
    bytes.write(input, "latin1");
    Atomics.store(head, 1, Math.min(input.length, BYTES_MAX));
    Atomics.add(head, 0, 1);
  };
}

/** What a thread is at: how many inputs it has begun, and the last of them. */
export function lookAt(watched: SharedArrayBuffer): { readonly inputs: number; input: string } {
  const [inputs = 0, length = 0] = new Int32Array(watched, 0, 2);
  const bytes = Buffer.from(watched, 8, length);
  return { inputs, input: bytes.toString("latin1") };
}
