import { beforeEach, describe, expect, it } from "vitest";

import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { useHooked } from "./support/hooked.ts";
import { type Ended, type HookedRepository, isStopped } from "./support/sandbox.ts";

const key = fakeKey("service", 5);
const leak = `const apiKey = "${key}";\n`;

let remote: HookedRepository;

const { sandbox, repo } = useHooked(() => {
  remote = sandbox.repository("remote.git", "--bare");
  repo.must("remote", "add", "origin", "../remote.git");
  repo.unseen({ "start.txt": "start\n", "a.js": "let a;\n" });
  repo.must("push", "--quiet", "origin", "main");
});

/** Ways in which a key that no commit hook has met, or has been allowed to stop, is sent. */
const roads: Readonly<Record<string, () => Ended>> = {
  "a commit made with --no-verify": () => {
    repo.unseen({ "a.js": leak });
    return repo.git("push", "origin", "main");
  },
  "a cherry-pick": () => {
    repo.must("checkout", "--quiet", "-b", "other");
    repo.unseen({ "a.js": leak });
    repo.must("checkout", "--quiet", "main");
    repo.unseen({ "b.txt": "b" });
    repo.must("cherry-pick", "other");
    return repo.git("push", "origin", "main");
  },
  "a rebase": () => {
    repo.must("checkout", "--quiet", "-b", "other");
    repo.unseen({ "a.js": leak });
    repo.must("checkout", "--quiet", "main");
    repo.unseen({ "b.txt": "b" });
    repo.must("rebase", "--quiet", "main", "other");
    return repo.git("push", "origin", "other");
  },
  "a revert": () => {
    repo.unseen({ "a.js": leak });
    repo.unseen({ "a.js": "let a;\n" });
    repo.must("revert", "--no-edit", "HEAD");
    return repo.git("push", "origin", "main");
  },
  "a commit whose key the next one takes out": () => {
    repo.unseen({ "a.js": leak });
    repo.unseen({ "a.js": "let a;\n" });
    return repo.git("push", "origin", "main");
  },
  "a new branch": () => {
    repo.unseen({ "a.js": leak });
    return repo.git("push", "origin", "HEAD:refs/heads/new");
  },
  "a branch pushed by force": () => {
    repo.must("commit", "--quiet", "--amend", "--no-verify", "--allow-empty", "-m", `amended ${key}`);
    return repo.git("push", "--force", "origin", "main");
  },
  "several branches at once": () => {
    repo.must("branch", "clean");
    repo.must("checkout", "--quiet", "-b", "zz");
    repo.unseen({ "a.js": leak });
    return repo.git("push", "--all", "origin");
  },
  "a commit named by a date": () => {
    repo.unseen({ "a.js": leak });
    return repo.git("push", "origin", "HEAD@{0 seconds ago}:refs/heads/main");
  },
  "an address instead of a remote": () => {
    repo.unseen({ "a.js": leak });
    return repo.git("push", "../remote.git", "main");
  },
  "a commit message": () => {
    repo.must("commit", "--no-verify", "--allow-empty", "-m", `use ${key}`);
    return repo.git("push", "origin", "main");
  },
  "a tag's message": () => {
    repo.must("tag", "-a", "v1", "-m", `use ${key}`);
    return repo.git("push", "origin", "v1");
  },
  "a tag on a file": () => {
    repo.write({ "../loose.js": leak });
    const id = repo.must("hash-object", "-w", "../loose.js");
    repo.must("tag", "blob", id);
    return repo.git("push", "origin", "blob");
  },
  "a note": () => {
    repo.must("notes", "add", "-m", `use ${key}`);
    return repo.git("push", "origin", "refs/notes/commits");
  },
  "a file's name": () => {
    repo.unseen({ [`${key}.txt`]: "" });
    return repo.git("push", "origin", "main");
  },
  "what only the merge commit holds": () => {
    repo.must("checkout", "--quiet", "-b", "side");
    repo.unseen({ "b.txt": "b" });
    repo.must("checkout", "--quiet", "main");
    repo.unseen({ "c.txt": "c" });
    repo.must("merge", "--quiet", "--no-commit", "--no-ff", "side");
    repo.unseen({ "a.js": leak });
    return repo.git("push", "origin", "main");
  },
  "a renamed file with a change": () => {
    repo.must("mv", "a.js", "b.js");
    repo.unseen({ "b.js": `let a;\n${leak}` });
    return repo.git("push", "origin", "main");
  },
};

describe.each(Object.keys(roads))("%s", (road) => {
  it("is stopped by pre-push, with nothing sent", () => {
    repo.withHooks();
    const before = remote.must("for-each-ref");
    const ended = walk(road);
    expect(ended.said).toMatch(/cinclus-guard has stopped this push/);
    expect(isStopped(ended)).toBe(true);
    expect(ended.said).not.toContain(key);
    expect(remote.must("for-each-ref")).toBe(before);
  });

  // Both look at the same in the same way; what differs is how git tells them.
  it.each(["pre-receive", ...(road.startsWith("a tag") || road.startsWith("several") ? ["update"] : [])])("is refused by %s of the server", (event) => {
    remote.withHooks(event);
    const before = remote.must("for-each-ref");
    const ended = walk(road);
    expect(ended.status).not.toBe(0);
    expect(ended.said).toMatch(/remote: cinclus-guard has stopped this push/);
    expect(remote.must("for-each-ref").split("\n").filter((line) => !line.endsWith("clean")).join("\n")).toBe(before);
  });

  it("is sent without a hook: the road is a real one", () => {
    expect(walk(road).status).toBe(0);
  });
});

describe("goes through:", () => {
  beforeEach(() => {
    repo.unseen({ "old.js": `${leak}\n\nlet b;\n` });
    repo.must("push", "--quiet", "origin", "main");
    repo.withHooks();
    remote.withHooks("pre-receive");
  });

  it("a change of a file with an old leak, that the remote has", () => {
    repo.unseen({ "old.js": `${leak}\n\nlet c;\n` });
    expect(repo.git("push", "origin", "main").status).toBe(0);
  });

  it("the renaming of such a file, with a change", () => {
    repo.must("mv", "old.js", "new.js");
    repo.unseen({ "new.js": `${leak}\n\nlet c;\n` });
    expect(repo.git("push", "origin", "main:renamed").status).toBe(0);
  });

  it("a branch from before, a deletion, and nothing at all", () => {
    expect(repo.git("push", "origin", "main:refs/heads/other").status).toBe(0);
    expect(repo.git("push", "origin", ":refs/heads/other").status).toBe(0);
    expect(repo.git("push", "origin", "main").status).toBe(0);
  });

  it("what a comment allows with a reason", () => {
    repo.unseen({ "b.js": `// cinclus-guard-allow no-hardcoded-key -- revoked long ago\nlet k = "${fakeKey("service", 8)}";\n` });
    expect(repo.git("push", "origin", "main").status).toBe(0);
  });

  it("but not a second key beside the old one", () => {
    repo.unseen({ "old.js": `${leak}let second = "${fakeKey("service", 9)}";\n\nlet b;\n` });
    expect(isStopped(repo.git("push", "origin", "main"))).toBe(true);
    expect(repo.git("push", "--no-verify", "origin", "main").said).toContain("pre-receive hook declined");
  });
});

it("says where the key is, and how to take it out of the commits", () => {
  repo.withHooks();
  repo.unseen({ "a.js": leak });
  const id = repo.must("rev-parse", "HEAD");
  const { said } = repo.git("push", "origin", "main");
  expect(said).toContain("a.js:1:17  error  no-hardcoded-key");
  expect(said).toContain(`by Ada <ada@example.org> in ${id.slice(0, 12)} "unseen"`);
  expect(said).toContain(`git rebase --interactive ${id.slice(0, 12)}^`);
  expect(said).toContain("revoke it in the Cinclus dashboard");
  expect(said).toContain("git push --no-verify");
});

function walk(road: string): Ended {
  const ended = roads[road]?.();
  if (!ended) throw new Error(`There is no road ${road}.`);
  return ended;
}
