import { readFile } from "node:fs/promises";

import { GuardError } from "../../errors.ts";
import type { World } from "../world.ts";
import type { CiSystem, NewCommits } from "./system.ts";

/** What a branch is compared with where nothing better is known. */
const usualBranches = ["origin/HEAD", "origin/main", "origin/master"];
/** Where CircleCI, Jenkins and Bitbucket are usually told to look for JUnit files. */
const junitFile = { format: "junit", path: "test-results/cinclus-guard.xml" } as const;

/** https://docs.github.com/actions/reference/variables-reference and the payloads of its events */
const githubActions: CiSystem = {
  name: "GitHub Actions",
  isHere: (env) => env.GITHUB_ACTIONS === "true",
  async newCommits(env) {
    const event = await readEvent(env);
    const name = env.GITHUB_EVENT_NAME;
    const base = textAt(event, "pull_request", "base", "sha") ?? textAt(event, "merge_group", "base_sha");
    const before = name === "push" ? textAt(event, "before") : undefined;
    const defaultBranch = textAt(event, "repository", "default_branch");
    // There, GITHUB_SHA is the target branch, and not what was proposed.
    const isFromFork = name === "pull_request_target";
    return {
      heads: given(isFromFork ? textAt(event, "pull_request", "head", "sha") : env.GITHUB_SHA),
      bases: given(base, before),
      branches: base !== undefined || name === "push" ? given(defaultBranch && `origin/${defaultBranch}`) : [],
    };
  },
  annotations: (env) => ({
    commands: "github",
    ...(env.GITHUB_STEP_SUMMARY && { summary: env.GITHUB_STEP_SUMMARY }),
  }),
  fullHistory: "Give actions/checkout `fetch-depth: 0`.",
};

/** https://docs.gitlab.com/ci/variables/predefined_variables/ */
const gitlabCi: CiSystem = {
  name: "GitLab CI",
  isHere: (env) => env.GITLAB_CI === "true",
  newCommits: (env) => ({
    heads: given(env.CI_COMMIT_SHA),
    // All zeros in merge requests, on a branch's first push, in scheduled and in manual runs.
    bases: given(env.CI_MERGE_REQUEST_DIFF_BASE_SHA, env.CI_COMMIT_BEFORE_SHA),
    branches: isPush(env.CI_PIPELINE_SOURCE) ? given(env.CI_DEFAULT_BRANCH && `origin/${env.CI_DEFAULT_BRANCH}`) : [],
  }),
  annotations: () => ({ file: { format: "gitlab", path: "gl-code-quality-report.json" } }),
  fullHistory: "Set the variable `GIT_DEPTH: 0`.",
};

function isPush(source: string | undefined): boolean {
  return source === undefined || source === "push" || source === "merge_request_event";
}

/** https://circleci.com/docs/reference/variables/; what came before is a pipeline value there, no variable. */
const circleCi: CiSystem = {
  name: "CircleCI",
  isHere: (env) => env.CIRCLECI === "true",
  newCommits: (env) => ({ heads: given(env.CIRCLE_SHA1), bases: [], branches: usualBranches }),
  annotations: () => ({ file: junitFile }),
  fullHistory: "Give the checkout step `method: full`.",
};

/** https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/ */
const bitbucket: CiSystem = {
  name: "Bitbucket Pipelines",
  isHere: (env) => env.BITBUCKET_BUILD_NUMBER !== undefined,
  newCommits: (env) => ({
    heads: given(env.BITBUCKET_COMMIT),
    bases: given(
      env.BITBUCKET_PR_DESTINATION_COMMIT,
      env.BITBUCKET_PR_DESTINATION_BRANCH && `origin/${env.BITBUCKET_PR_DESTINATION_BRANCH}`,
    ),
    branches: usualBranches,
  }),
  annotations: () => ({ file: junitFile }),
  fullHistory: "Set `clone: depth: full` in bitbucket-pipelines.yml.",
};

/** https://learn.microsoft.com/azure/devops/pipelines/build/variables */
const azurePipelines: CiSystem = {
  name: "Azure Pipelines",
  isHere: (env) => env.TF_BUILD === "True",
  newCommits: (env) => {
    const target = env.SYSTEM_PULLREQUEST_TARGETBRANCH?.replace(/^refs\/heads\//, "");
    return { heads: given(env.BUILD_SOURCEVERSION), bases: given(target && `origin/${target}`), branches: usualBranches };
  },
  annotations: () => ({ commands: "azure" }),
  fullHistory: "Give the checkout step `fetchDepth: 0`.",
};

/** https://plugins.jenkins.io/git/#plugin-content-environment-variables; CHANGE_TARGET is set by multibranch projects. */
const jenkins: CiSystem = {
  name: "Jenkins",
  isHere: (env) => env.JENKINS_URL !== undefined,
  newCommits: (env) => ({
    heads: given(env.GIT_COMMIT),
    bases: given(
      env.CHANGE_TARGET && `origin/${env.CHANGE_TARGET}`,
      env.GIT_PREVIOUS_SUCCESSFUL_COMMIT,
      env.GIT_PREVIOUS_COMMIT,
    ),
    branches: usualBranches,
  }),
  annotations: () => ({ file: junitFile }),
  fullHistory: "Switch `Shallow clone` off in the Git plugin's advanced clone behaviours.",
};

/** To support another system, write it down like these and add it here. */
export const ciSystems: readonly CiSystem[] = [githubActions, gitlabCi, circleCi, bitbucket, azurePipelines, jenkins];

/** Those that say something: neither absent nor empty, nor the zeros that stand for "nothing". */
function given(...revisions: readonly (string | undefined)[]): NewCommits["heads"] {
  return revisions.filter((revision) => revision !== undefined && !/^0*$/.test(revision)).map(String);
}

async function readEvent({ GITHUB_EVENT_PATH: path }: World["env"]): Promise<unknown> {
  if (!path) return {};
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    throw new GuardError("The event that GITHUB_EVENT_PATH names cannot be read. Run this as a step of a workflow.");
  }
}

function textAt(data: unknown, ...path: readonly string[]): string | undefined {
  let value = data;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = new Map<string, unknown>(Object.entries(value)).get(key);
  }
  return typeof value === "string" && value !== "" ? value : undefined;
}
