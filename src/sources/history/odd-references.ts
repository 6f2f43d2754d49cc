import type { Git } from "../git.ts";
import { feed, ByteReader } from "../object-reader.ts";
import { isTexts, MemoryFile } from "./memory-file.ts";
import type { Reference } from "./tips.ts";

/** A reference to something other than a commit. */
export interface OddReference {
  readonly name: string;
  readonly id: string;
  readonly type: string;
  /** Of a tag: what it stands on in the end. */
  readonly target: string;
  readonly targetType: string;
}

type Kind = Omit<OddReference, "name">;

/** Raised whenever kinds are remembered in another form. */
const form = 1;

/**
 * Finds the references that no log of commits accounts for. What an object is never changes, so git is asked
 * only about ids that no earlier audit has asked about.
 *
 * @param gitFolder where to remember the answers, by id; nothing to remember none
 * @param isCommit where that is known of some ids already
 */
export async function findOddReferences(
  git: Git,
  references: readonly Reference[],
  gitFolder: string | undefined,
  isCommit: (id: string) => boolean = () => false,
): Promise<OddReference[]> {
  const file = gitFolder === undefined ? undefined : new MemoryFile(gitFolder, "references");
  const known = parse(file?.read());
  const wanted = new Set(references.map(({ id }) => id));
  const unknown = [...wanted].filter((id) => !known.commits.has(id) && !known.odd.has(id));
  for (const id of unknown) if (isCommit(id)) known.commits.add(id);
  for await (const kind of askKinds(git, unknown.filter((id) => !known.commits.has(id)))) {
    if (kind.type === "commit") known.commits.add(kind.id);
    else known.odd.set(kind.id, kind);
  }
  if (unknown.length > 0) {
    const odd = [...known.odd.values()].filter(({ id }) => wanted.has(id));
    file?.write({
      form,
      commits: [...known.commits].filter((id) => wanted.has(id)),
      odd: odd.map(({ id, type, target, targetType }) => `${id} ${type} ${target} ${targetType}`),
    });
  }
  return references.flatMap(({ name, id }) => {
    const kind = known.odd.get(id);
    return kind ? [{ name, ...kind }] : [];
  });
}

/** Objects that are not there are passed over: who looks for what is missing tells about them. */
async function* askKinds(git: Git, ids: readonly string[]): AsyncGenerator<Kind> {
  if (ids.length === 0) return;
  const running = git.start(["cat-file", "--batch-check=%(objectname) %(objecttype)", "--buffer"]);
  const feeding = feed(running, ids.flatMap((id) => [id, `${id}^{}`]));
  const reader = new ByteReader(running.stdout);
  try {
    for (const id of ids) {
      const type = typeIn(await reader.line());
      const [target = "", targetType] = (await reader.line())?.split(" ") ?? [];
      if (type !== undefined) yield { id, type, target, targetType: targetType ?? "" };
    }
    await feeding;
    await running.done;
  } finally {
    running.stop();
  }
}

function typeIn(line: string | undefined): string | undefined {
  const type = line?.split(" ")[1];
  return type === "missing" ? undefined : type;
}

function parse(data: unknown): { readonly commits: Set<string>; readonly odd: Map<string, Kind> } {
  const nothing = { commits: new Set<string>(), odd: new Map<string, Kind>() };
  if (typeof data !== "object" || data === null || !("form" in data) || data.form !== form) return nothing;
  if (!("commits" in data) || !("odd" in data) || !isTexts(data.commits) || !isTexts(data.odd)) return nothing;
  const kinds = data.odd.map((line) => {
    const [id = "", type = "", target = "", targetType = ""] = line.split(" ");
    return [id, { id, type, target, targetType }] as const;
  });
  return { commits: new Set(data.commits), odd: new Map(kinds) };
}
