import { describe, expect, it } from "vitest";
import { parse } from "yaml";

import { clientEvents, type HookEvent } from "../../src/hooks/events.ts";
import { huskyEdit, lefthookEdit, type ManagerEdit, preCommitEdit, simpleGitHooksEdit } from "../../src/hooks/manager-edits.ts";
import { huskyLine, lefthookLines, simpleGitHooksCommand } from "../../src/hooks/manager-lines.ts";

function putAll(edit: ManagerEdit, text: string | undefined): { text: string | undefined; left: HookEvent[] } {
  const left = clientEvents.filter((event) => {
    const next = edit.put(text, event);
    if (next !== undefined) text = next;
    return next === undefined;
  });
  return { text, left };
}

function takeAll(edit: ManagerEdit, text: string): string | undefined {
  let left: string | undefined = text;
  for (const event of [...clientEvents].reverse()) left = left === undefined ? undefined : edit.take(left, event);
  return left;
}

/** Puts all in twice, takes all out, and gives what was between. */
function thereAndBack(edit: ManagerEdit, text: string): string {
  const first = putAll(edit, text);
  expect(first.left).toEqual([]);
  expect(putAll(edit, first.text)).toEqual(first);
  expect(takeAll(edit, first.text ?? "")).toBe(text);
  return first.text ?? "";
}

describe("husky", () => {
  it.each(clientEvents)("gets a file for %s, which goes again", (event) => {
    const text = huskyEdit.put(undefined, event) ?? "";
    expect(text).toBe(`${huskyLine(event)}\n`);
    expect(huskyEdit.take(text, event)).toBeUndefined();
  });

  it.each([
    ["npx lint-staged\n", "LINE\nnpx lint-staged\n"],
    ["npx lint-staged", "LINE\nnpx lint-staged"],
    ['#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\nnpx lint-staged\n', '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\nLINE\nnpx lint-staged\n'],
    ["# only a comment\n", "# only a comment\nLINE\n"],
  ])("runs ours before what is in %j", (before, after) => {
    const text = huskyEdit.put(before, "pre-commit") ?? "";
    expect(text).toBe(after.replace("LINE", huskyLine("pre-commit")));
    expect(huskyEdit.put(text, "pre-commit")).toBe(text);
    expect(huskyEdit.take(text, "pre-commit")).toBe(before);
  });

  it("is not given a line that would take the input from others", () => {
    expect(huskyEdit.put('git lfs pre-push "$@"\n', "pre-push")).toBeUndefined();
  });
});

describe("lefthook", () => {
  it.each([
    "",
    "# nothing but a comment\n",
    "output:\n  - meta # why\n",
    "skip_output: [meta]",
    "pre-commit:\n  parallel: true\n  commands:\n    lint:\n      run: eslint {staged_files}\n\npost-merge:\n  commands:\n    x:\n      run: y\n",
    "pre-commit:\r\n    commands:\r\n        lint:\r\n            run: |\r\n                a\r\n                b\r\n",
    "pre-push:\n  commands: # what runs\n    # the first\n    test:\n      run: npm test\n",
  ])("gets ours beside %j, and nothing else changes", (before) => {
    const after = thereAndBack(lefthookEdit, before);
    for (const event of clientEvents) expect(parse(after)).toHaveProperty([event, "commands", "cinclus-guard", "run"]);
  });

  it("gets, where there was nothing, what people are told to write", () => {
    expect(putAll(lefthookEdit, "").text).toBe(`${clientEvents.flatMap(lefthookLines).join("\n")}\n`);
  });

  it.each([
    "pre-commit:\n  jobs:\n    - run: eslint\n",
    "pre-commit: { commands: { lint: { run: eslint } } }\n",
    "pre-commit:\n  commands: { lint: { run: eslint } }\n",
    "pre-commit:\n",
    "x: &x\n  commands:\n    a:\n      run: b\npre-commit: *x\n",
    "a: [\n",
    "- a\n",
    "a: 1\n---\nb: 1\n",
    "pre-commit: {}\npre-commit: {}\n",
  ])("is left alone where %j is not simple", (text) => {
    expect(lefthookEdit.put(text, "pre-commit")).toBeUndefined();
  });
});

describe("pre-commit", () => {
  it.each([
    "repos:\n- repo: local\n  hooks: []\n",
    "# head\n---\nfail_fast: true\nrepos:\n  # the first\n  -   repo: https://example.org/hooks\n      rev: v1\n      hooks:\n      -   id: a\n",
    "repos:\r\n  - repo: meta\r\n    hooks:\r\n      - id: identity\r\n",
    "default_install_hook_types: [pre-commit, pre-merge-commit, commit-msg]\nrepos:\n  - repo: meta\n    hooks: []\n",
  ])("gets ours before %j, and nothing else changes", (before) => {
    const after: unknown = parse(thereAndBack(preCommitEdit, before));
    expect(after).toMatchObject({ repos: [{ repo: "local", hooks: [{ id: "cinclus-guard-pre-commit" }, {}, {}] }, {}] });
    expect(after).toHaveProperty("default_install_hook_types", ["pre-commit", "pre-merge-commit", "commit-msg"]);
  });

  it.each(["repos: []\n", "repos: [{ repo: meta, hooks: [] }]\n", "a: 1\n", "repos: &all\n  - repo: meta\n", "{"])("is left alone where %j is not simple", (text) => {
    expect(preCommitEdit.put(text, "pre-commit")).toBeUndefined();
  });
});

describe("simple-git-hooks", () => {
  it.each([
    '{\n  "name": "x",\n  "simple-git-hooks": {\n    "post-merge": "a"\n  }\n}\n',
    '{\n\t"simple-git-hooks": {\n\t\t"pre-commit": "a && b || c",\n\t\t"commit-msg": "d"\n\t},\n\t"z": 1\n}',
    '{\r\n  "simple-git-hooks": {\r\n    "pre-merge-commit": "a"\r\n  }\r\n}\r\n',
  ])("gets ours into %j, and nothing else changes", (before) => {
    const after: unknown = JSON.parse(thereAndBack(simpleGitHooksEdit(true), before));
    for (const event of clientEvents) expect(after).toHaveProperty(["simple-git-hooks", event], expect.stringContaining(simpleGitHooksCommand(event)));
  });

  it("keeps a command that is there, and runs it only where ours lets it", () => {
    const text = simpleGitHooksEdit(false).put('{ "pre-commit": "a && b || c" }', "pre-commit");
    expect(text).toBe('{ "pre-commit": "sh node_modules/cinclus-guard/dist/hooks/pre-commit || exit 1; a && b || c" }');
  });

  it("is left alone where a file is named, or a command could want git's input", () => {
    expect(simpleGitHooksEdit(true).put('{ "simple-git-hooks": "./hooks.js" }', "pre-commit")).toBeUndefined();
    expect(simpleGitHooksEdit(false).put('{ "pre-push": "git lfs pre-push" }', "pre-push")).toBeUndefined();
  });
});
