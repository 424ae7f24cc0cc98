import { parentPort, workerData } from "node:worker_threads";
import { agreementsOfOneThread } from "./bare.ts";

parentPort?.postMessage(await agreementsOfOneThread(workerData === true));
