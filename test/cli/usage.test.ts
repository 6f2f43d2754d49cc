import { describe, expect, it } from "vitest";

import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { version } from "../../src/cli/version.ts";
import { runCommand } from "../support/run-command.ts";

describe("a wrong command line", () => {
  it.each([
    ["scna", 'There is no command "scna". Did you mean "scan"?'],
    ["frobnicate", 'There is no command "frobnicate". There is scan, audit'],
    ["scan --formt json", "There is no option --formt of scan. Did you mean --format?"],
    ["scan --no-cach", "There is no option --no-cach of scan. Did you mean --no-cache?"],
    ["audit --stagged", "There is no option --stagged of audit."],
    ["rules --format json", "There is no option --format of rules."],
    ["scan --format jsn", 'There is no format "jsn". Did you mean "json"?'],
    ["scan --format sarif=", "--format sarif= has no file after it."],
    ["scan --format json --format sarif", "The formats json and sarif cannot both go to standard output."],
    ["scan --format", "--format needs a value."],
    ["scan --config", "--config needs a value."],
    ["scan --fail-on eror", '--fail-on cannot be "eror". Did you mean "error"?'],
    ["scan --rule no-key-in-urls", 'There is no rule "no-key-in-urls". Did you mean "no-key-in-url"?'],
    ["scan --rule no-key-in-url=on", '--rule no-key-in-url cannot be "on".'],
    ["scan --config a.json --no-config", "--config and --no-config exclude each other."],
    ["scan --max-file-size big", "--max-file-size must be a size such as 512k or 20M."],
    ["scan --jobs 0", "--jobs must be a whole number from 1 to 256."],
    ["scan --staged --stdin", "--staged and --stdin exclude each other."],
    ["scan --stdin a.txt", "Paths cannot be combined with --stdin."],
    ["scan --stdin-filename a.ts", "--stdin-filename needs --stdin beside it."],
    ["scan --config a.json --config b.json", "--config was given twice. Give it once."],
    ["scan --output a.json --format json=b.json", "--output has no report left to write."],
    ["scan --config none.json", "none.json cannot be read."],
    ["scan --baseline none.json", "There is no baseline none.json."],
    ["rules no-key", 'There is no rule "no-key".'],
    ["rules no-key-in-url extra", '"extra" is one argument too many.'],
    ["baseline", "See cinclus-guard baseline --help."],
    ["baseline creat", 'The action cannot be "creat". Did you mean "create"?'],
    ["scan --failOn error", "There is no option --failOn of scan. Did you mean --fail-on?"],
    ["scan -q", "There is no option -q of scan."],
    ["--formt json", "There is no option --formt. Did you mean --format?"],
    ["scan --quiet --quiet", "--quiet was given twice. Give it once."],
    ["scan --quiet=yes", "--quiet takes no value."],
    ["scan --config --quiet", "--config needs a value."],
    ["scan --jobs=-1", "--jobs must be a whole number from 1 to 256."],
    ["scan --staged -- a.txt", "Paths cannot be combined with --staged."],
    ["baseline check --force", "--force is for baseline create only."],
    ["ci", "This is none of the CI systems known here (GitHub Actions"],
    ["", "Say what to do: scan, audit"],
  ])("cinclus-guard %s: one sentence, status 2", async (commandLine, sentence) => {
    const { status, stdout, stderr } = await runCommand(commandLine);
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(stderr).not.toMatch(/undefined|\bat .*:\d+:\d+/);
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });

  it("is told without the key that it holds", async () => {
    const key = fakeKey("service");
    for (const commandLine of [key, `scan --${key}`, `scan --format ${key}`, `rules ${key}`, `scan --config ${key}`]) {
      const { stdout, stderr } = await runCommand(commandLine);
      expect(stdout + stderr).not.toContain(key.slice(-20));
    }
  });

  it("cannot steer the terminal", async () => {
    const { stderr } = await runCommand(["scan", "--format", "\u001B[2J\u202Ejson"]);
    expect(stderr).toContain("\\u{1b}[2J\\u{202e}json");
  });
});

describe("a command line", () => {
  it("may have options before the command's name, and paths that look like options behind --", async () => {
    const { status, stderr } = await runCommand("--no-config --format json rules");
    expect(stderr).toContain("There is no option --no-config of rules.");
    expect(status).toBe(2);
    expect((await runCommand("--format json scan -- --nowhere")).stderr).toContain("There is no file or folder");
  });

  it("may ask for help or the version wherever it likes, even where the rest is wrong", async () => {
    expect((await runCommand("scan --formt json -h")).stdout).toMatch(/^cinclus-guard scan \[paths\.\.\]\n/);
    expect((await runCommand("scan --version")).stdout).toBe(`${version}\n`);
  });
});

describe("help", () => {
  it("keeps to the width of a terminal, and to 100 columns elsewhere", async () => {
    for (const [isTTY, columns] of [[true, 80], [false, 100]] as const) {
      const { stdout } = await runCommand("audit --help", { isTTY });
      const widest = Math.max(...stdout.split("\n").map(({ length }) => length));
      expect(widest).toBeLessThanOrEqual(columns);
      expect(widest).toBeGreaterThan(columns - 20);
    }
  });

  it("tells of an option what it takes, what it can be, and what it is otherwise", async () => {
    const { stdout } = await runCommand("scan --help");
    expect(stdout).toMatch(/ {2}--fail-on +From where on the exit status is 1\n +\[string\] \[choices: "error", "warning", "never"\] \[default: error\]\n/);
    expect(stdout).toMatch(/ {2}-h, --help +Show help +\[boolean\]\n/);
  });

  it.each(["--help", "-h", "scan --help", "audit --help", "ci --help", "baseline --help", "rules --help"])(
    "cinclus-guard %s ends with examples and the exit statuses",
    async (commandLine) => {
      const { status, stdout, stderr } = await runCommand(commandLine);
      expect(status).toBe(0);
      expect(stderr).toBe("");
      expect(stdout).toContain("cinclus-guard");
      expect(stdout).toMatch(/Examples:[^]*Exit status:[^]*0 {2}the job was done[^]*could not be done.*\n$/);
    },
  );

  it("has every command", async () => {
    const { stdout } = await runCommand("--help");
    for (const name of ["scan", "audit", "ci", "baseline", "rules"]) expect(stdout).toContain(`cinclus-guard ${name}`);
  });
});

describe("rules", () => {
  it("lists them", async () => {
    const { status, stdout } = await runCommand("rules");
    expect(stdout.trim().split("\n")).toHaveLength(7);
    expect(stdout).toMatch(/^no-hardcoded-key +error +\S/);
    expect(status).toBe(0);
  });

  it("explains one", async () => {
    const { stdout } = await runCommand("rules require-https");
    expect(stdout).toMatch(/^require-https \(error\)\n/);
    expect(stdout).toContain("Cinclus");
  });
});

it("tells its version", async () => {
  expect(await runCommand("--version")).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
});
