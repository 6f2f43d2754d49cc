import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { type CommitRange, openClone, resolveRange } from "../../src/cli/ci/range.ts";
import { ciSystems } from "../../src/cli/ci/systems.ts";
import { makeRepository, type Repository } from "../support/make-repository.ts";

const zeros = "0".repeat(40);

describe("ci", () => {
  let origin: Repository;
  let first = "";
  let second = "";
  let third = "";

  beforeEach(() => {
    origin = makeRepository();
    first = origin.commit("first", { "a.txt": "1" });
    second = origin.commit("second", { "a.txt": "2" });
    origin.git("checkout", "--quiet", "-b", "feature");
    third = origin.commit("third", { "a.txt": "3" });
  });
  afterEach(() => {
    origin.remove();
  });

  async function rangeFor(env: Record<string, string>, clone: Repository): Promise<CommitRange> {
    const system = ciSystems.find(({ isHere }) => isHere(env));
    if (!system) throw new Error("No system is here.");
    return resolveRange(await system.newCommits(env), system, openClone(clone.folder));
  }

  function event(content: object): string {
    const path = join(origin.folder, "..", "event.json");
    writeFileSync(path, JSON.stringify(content));
    return path;
  }

  const github = (name: string, content: object, head: string): Record<string, string> => ({
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: event(content),
    GITHUB_SHA: head,
  });

  it("on GitHub takes a push's commits", async () => {
    const env = github("push", { before: first, repository: { default_branch: "main" } }, third);
    expect(await rangeFor(env, origin.clone())).toEqual({ head: third, base: first });
  });

  it("on GitHub takes what the default branch does not have on a branch's first push", async () => {
    const env = github("push", { before: zeros, repository: { default_branch: "main" } }, third);
    expect(await rangeFor(env, origin.clone())).toEqual({ head: third, base: second });
  });

  it("on GitHub takes the same after a forced push, when the commit before is gone", async () => {
    const env = github("push", { before: "a".repeat(40), repository: { default_branch: "main" } }, third);
    expect(await rangeFor(env, origin.clone())).toEqual({ head: third, base: second });
  });

  it("on GitHub takes everything on the first push of all", async () => {
    const env = github("push", { before: zeros, repository: { default_branch: "main" } }, second);
    expect(await rangeFor(env, origin.clone("--branch=main"))).toEqual({ head: second });
  });

  it("on GitHub takes a pull request's commits", async () => {
    const content = { pull_request: { base: { sha: second }, head: { sha: third } } };
    expect(await rangeFor(github("pull_request", content, third), origin.clone())).toEqual({ head: third, base: second });
    expect(await rangeFor(github("pull_request_target", content, second), origin.clone())).toEqual({ head: third, base: second });
  });

  it("on GitHub takes everything where nothing was pushed", async () => {
    const content = { repository: { default_branch: "main" } };
    expect(await rangeFor(github("schedule", content, third), origin.clone())).toEqual({ head: third });
  });

  it.each([
    ["GitLab CI", { GITLAB_CI: "true", CI_COMMIT_BEFORE_SHA: "FIRST", CI_COMMIT_SHA: "THIRD" }, "FIRST"],
    ["GitLab CI", { GITLAB_CI: "true", CI_COMMIT_BEFORE_SHA: zeros, CI_COMMIT_SHA: "THIRD", CI_DEFAULT_BRANCH: "main" }, "SECOND"],
    ["GitLab CI", { GITLAB_CI: "true", CI_COMMIT_BEFORE_SHA: zeros, CI_MERGE_REQUEST_DIFF_BASE_SHA: "SECOND", CI_COMMIT_SHA: "THIRD" }, "SECOND"],
    ["GitLab CI", { GITLAB_CI: "true", CI_PIPELINE_SOURCE: "schedule", CI_COMMIT_BEFORE_SHA: zeros, CI_COMMIT_SHA: "THIRD", CI_DEFAULT_BRANCH: "main" }, undefined],
    ["CircleCI", { CIRCLECI: "true", CIRCLE_SHA1: "THIRD" }, "SECOND"],
    ["Bitbucket", { BITBUCKET_BUILD_NUMBER: "1", BITBUCKET_COMMIT: "THIRD", BITBUCKET_PR_DESTINATION_BRANCH: "main" }, "SECOND"],
    ["Azure", { TF_BUILD: "True", BUILD_SOURCEVERSION: "THIRD", SYSTEM_PULLREQUEST_TARGETBRANCH: "refs/heads/main" }, "SECOND"],
    ["Jenkins", { JENKINS_URL: "https://ci.example", GIT_COMMIT: "THIRD", GIT_PREVIOUS_SUCCESSFUL_COMMIT: "FIRST" }, "FIRST"],
    ["Jenkins", { JENKINS_URL: "https://ci.example", GIT_COMMIT: "THIRD", CHANGE_TARGET: "main" }, "SECOND"],
  ])("on %s with %j begins after %s", async (_, env, base) => {
    const ids: Record<string, string> = { FIRST: first, SECOND: second, THIRD: third };
    const filled = Object.fromEntries(
      Object.entries<string>(env).map(([name, value]) => [name, ids[value] ?? value]),
    );
    const clone = origin.clone();
    clone.git("remote", "set-head", "origin", "main");
    expect(await rangeFor(filled, clone)).toEqual({ head: third, ...(base !== undefined && { base: ids[base] }) });
  });

  it("says how deep to clone where commits are missing", async () => {
    const push = github("push", { before: first, repository: { default_branch: "main" } }, third);
    const shallow = origin.clone("--depth=1");
    await expect(rangeFor(push, shallow)).rejects.toThrow("is shallow and does not hold all new commits, so they cannot be scanned. Give actions/checkout `fetch-depth: 0`.");
    await expect(rangeFor({ GITLAB_CI: "true", CI_COMMIT_BEFORE_SHA: first, CI_COMMIT_SHA: third }, shallow)).rejects.toThrow("`GIT_DEPTH: 0`");
    await expect(rangeFor({ CIRCLECI: "true", CIRCLE_SHA1: first }, shallow)).rejects.toThrow("is not in this clone. Give the checkout step `method: full`.");
    await expect(rangeFor({ CIRCLECI: "true" }, shallow)).rejects.toThrow("CircleCI does not say which commit");
  });

  it("takes a shallow clone that is deep enough", async () => {
    const push = github("push", { before: second, repository: { default_branch: "main" } }, third);
    expect(await rangeFor(push, origin.clone("--depth=2"))).toEqual({ head: third, base: second });
  });
});
