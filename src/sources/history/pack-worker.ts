import { parentPort, workerData } from "node:worker_threads";
import { noStats } from "./candidate.ts";
import { ObjectNumbers } from "./object-numbers.ts";
import { createTools, searchShare, type Share, type ShareResult } from "./pack-share.ts";

/** A thread that searches packs beside the main one. It is a file of its own in the package, as threads begin at a file. */
function searchHere(share: Share): ShareResult {
  const found = { candidates: [], doubts: [], stats: noStats() };
  const tools = createTools(share.additions);
  if (!tools) throw new Error("This thread lacks what the main thread has.");
  const search = searchShare(share, tools, new ObjectNumbers(share), found);
  let step = search.next();
  while (step.done !== true) step = search.next();
  const { broken, recorder } = step.value;
  return { ...found, broken, graph: recorder?.records };
}

function isShare(data: unknown): data is Share {
  return typeof data === "object" && data !== null && "packs" in data && "taken" in data;
}

if (isShare(workerData)) parentPort?.postMessage(searchHere(workerData));
