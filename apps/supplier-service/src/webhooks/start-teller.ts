import { dueWebhooks } from "../store/webhooks.ts";
import { lookOf, type Telling, tellAll } from "./tell.ts";

/** Tells every webhook what has happened. */
export interface WebhookTeller {
  /** Lets the attempts that have begun end, and stops. */
  stop(): Promise<void>;
}

/** How often to look for something to tell: any process may have made it. */
const LOOK_MS = 250;

/**
 * Starts to tell webhooks, each at its own pace. How far each is stands in its row: nothing is lost
 * with the process, and the next one that looks goes on.
 * @param options - the name of this process, whether it tells webhooks or leaves that to others,
 *   and who is told of what fails; of looks that fail one after another, of the first.
 */
export function startTeller(
  telling: Telling,
  options: {
    readonly by: string;
    readonly isWorker: boolean;
    readonly onError: (error: unknown) => void;
  },
): WebhookTeller {
  const { by, isWorker, onError } = options;
  const busy = new Map<string, Promise<void>>();
  let isStopping = false;
  let isFailing = false;
  let looking: Promise<void> | undefined;

  async function lookOnce(): Promise<void> {
    telling.watch.goOn();
    for (const webhookId of await dueWebhooks(telling.store, lookOf(telling, by))) {
      if (busy.has(webhookId) || isStopping) continue;
      const done = tellAll(telling, webhookId, by, () => isStopping)
        .catch(onError)
        .finally(() => busy.delete(webhookId));
      busy.set(webhookId, done);
    }
    isFailing = false;
  }

  const timer = setInterval(() => {
    if (!isWorker) return;
    looking ??= lookOnce()
      .catch((error: unknown) => {
        if (!isFailing) onError(error);
        isFailing = true;
      })
      .finally(() => {
        looking = undefined;
      });
  }, LOOK_MS);
  timer.unref();
  return {
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      await looking;
      await Promise.all(busy.values());
      telling.post.close();
    },
  };
}
