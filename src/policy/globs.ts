import { GuardError } from "../errors.ts";
import { loadPackage } from "../load-package.ts";

/** Says of a path, relative to the root and with `/`, whether it is meant. */
export type PathTest = (path: string) => boolean;

/**
 * More than anyone needs, and the point from which on matching could become slow: every star in a name multiplies the
 * ways to match it by the name's length, every `**` by the path's depth.
 */
const mostStarsInName = 3;
const mostAnyFolders = 3;

/** Globs as in `.gitignore`: without a slash a pattern is meant at any depth, and a folder takes in what it holds. */
export function pathTest(globs: readonly string[]): PathTest {
  if (!globs.length) return () => false;
  const match = loadPackage("picomatch");
  const matchers = globs.flatMap((glob): PathTest[] => {
    const anchored = anchor(glob);
    return [match(anchored, options), match(`${anchored}/**`, options)];
  });
  return (path) => matchers.some((matches) => matches(path));
}

/**
 * The same globs for who matches them with picomatch alone, and with paths that are relative to a folder below.
 *
 * @param below the folder's path, relative to what the globs are relative to; empty where it is the same
 */
export function plainGlobs(globs: readonly string[], below: string): string[] {
  if (!globs.length) return [];
  const folders = below.split("/").filter(Boolean);
  return globs.flatMap((glob) => {
    const anchored = anchor(glob);
    const forms = [anchored, `${anchored}/**`].flatMap((form) => rebase(form.split("/"), folders));
    return [...new Set(forms)];
  });
}

/** What is left of a glob once the first folders of a path are taken off; nothing where it cannot be about them. */
function rebase(glob: readonly string[], folders: readonly string[]): string[] {
  const [folder, ...below] = folders;
  const [first, ...rest] = glob;
  if (folder === undefined) return [glob.join("/")];
  if (first === undefined) return [];
  if (first === "**") return [...rebase(rest, folders), ...rebase(glob, below)];
  return loadPackage("picomatch")(first, options)(folder) ? rebase(rest, below) : [];
}

const options = { dot: true, noextglob: true };

function anchor(glob: string): string {
  const trimmed = glob.replace(/^\.?\//, "").replace(/\/$/, "");
  const names = trimmed.split("/");
  const isSlow =
    names.some((name) => name !== "**" && name.split("*").length - 1 > mostStarsInName) ||
    names.filter((name) => name === "**").length > mostAnyFolders;
  if (isSlow) {
    throw new GuardError(
      `The glob "${glob}" has too many stars. Use at most ${mostStarsInName} in one name, and \`**\` at most ${mostAnyFolders} times.`,
    );
  }
  // Folders such as `(shop)` are meant as they are written; picomatch would take them for groups of a pattern.
  const literal = trimmed.replace(/[()|+]/g, "\\$&");
  return names.length > 1 || glob.startsWith("/") ? literal : `**/${literal}`;
}
